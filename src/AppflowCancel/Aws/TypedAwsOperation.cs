using System.Text.Json.Serialization.Metadata;
using AppflowCancel.Aws.Shapes;
using FluentValidation;

namespace AppflowCancel.Aws;

/// <summary>An operation with typed request and response.</summary>
internal sealed record AwsOperation<TRequest, TResponse> : AwsOperation
    where TRequest : class
    where TResponse : class
{
    public required Func<RequestReader, TRequest> ReadRequest { get; init; }

    public required Func<TRequest, AwsCall, AwsResult<TResponse>> Handle { get; init; }

    /// <summary>Called on first use: contracts are slow to create.</summary>
    public required Func<JsonTypeInfo<TResponse>> Response { get; init; }

    public override StructureShape RequestShape(IServiceProvider services) => ShapeRules.Describe(Validator(services));

    public override JsonTypeInfo ResponseContract => Response();

    public override void Read(RequestReader reader, AwsCall call) => call.Request = ReadRequest(reader);

    public override IReadOnlyList<string> Validate(AwsCall call, IServiceProvider services) =>
        ((RequestValidator<TRequest>)Validator(services)).Violations((TRequest)call.Request!);

    public override AwsError? Execute(AwsCall call)
    {
        var result = Handle((TRequest)call.Request!, call);
        call.Response = result.Value;
        return result.Error;
    }

    public override void WriteResponse(AwsCall call) =>
        AwsResponse.Write(call.Http.Response, (TResponse)call.Response!, Response(), Status);

    private static IValidator<TRequest> Validator(IServiceProvider services) => services.GetRequiredService<IValidator<TRequest>>();
}
