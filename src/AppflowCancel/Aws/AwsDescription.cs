using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.Aws;

/// <summary>What the API description says of an operation.</summary>
internal sealed record AwsDescription(string Operation, string Summary, Lazy<StructureShape> Request, Type Response, int Status, IReadOnlyList<string> Errors)
{
    public string? ExampleRequest { get; init; }

    public string? ExampleResponse { get; init; }

    public static AwsDescription Of<TRequest, TResponse>(AwsOperation<TRequest, TResponse> operation)
        where TResponse : class =>
        new(operation.Name, operation.Summary, new(() => operation.Validator.Value.Shape), typeof(TResponse), operation.Status, operation.Errors)
        {
            ExampleRequest = operation.ExampleRequest,
            ExampleResponse = operation.ExampleResponse,
        };
}
