using System.Text.Json.Serialization.Metadata;
using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.Aws;

/// <summary>An operation with typed request and response.</summary>
internal sealed record AwsOperation<TRequest, TResponse> : AwsOperation
    where TRequest : class
    where TResponse : class
{
    public required Func<RequestReader, TRequest> ReadRequest { get; init; }

    /// <summary>Created on first use, so that startup does not pay for it.</summary>
    public required Lazy<RequestValidator<TRequest>> Validator { get; init; }

    public required Func<TRequest, AwsCall, AwsResult<TResponse>> Handle { get; init; }

    /// <summary>Called on first use: contracts are slow to create.</summary>
    public required Func<JsonTypeInfo<TResponse>> Response { get; init; }

    public override StructureShape RequestShape => Validator.Value.Shape;

    public override JsonTypeInfo ResponseContract => Response();

    public override void Read(RequestReader reader, AwsCall call) => call.Request = ReadRequest(reader);

    public override IReadOnlyList<string> Validate(AwsCall call)
    {
        var result = Validator.Value.Validate((TRequest)call.Request!);
        return result.IsValid ? [] : [.. result.Errors.Select(failure => failure.ErrorMessage)];
    }

    public override AwsError? Execute(AwsCall call)
    {
        var result = Handle((TRequest)call.Request!, call);
        call.Response = result.Value;
        return result.Error;
    }

    public override void WriteResponse(AwsCall call) =>
        AwsResponse.Write(call.Http.Response, (TResponse)call.Response!, Response(), Status);
}
