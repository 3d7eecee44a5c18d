using AppflowCancel.Aws;

namespace AppflowCancel.Requests;

/// <summary>Maps operations to routes.</summary>
internal static class AwsEndpoints
{
    /// <summary>Name in log and journal of a request without an operation.</summary>
    public const string UnknownOperation = "UnknownOperation";

    public static void MapAws(this IEndpointRouteBuilder routes, AwsOperation operation)
    {
        var pipeline = routes.ServiceProvider.GetRequiredService<RequestPipeline>();
        RequestDelegate answer = context => pipeline.Run(new AwsCall(context, operation.Name, operation));
        routes.MapMethods(operation.Path, [operation.Method], answer)
            .WithName(operation.Name)
            .WithMetadata(operation);
    }

    /// <summary>Every other path and method.</summary>
    public static void MapUnknownOperation(this IEndpointRouteBuilder routes) =>
        routes.Map("/{**path}", AnswerUnknownOperation(routes.ServiceProvider)).WithOrder(int.MaxValue);

    public static RequestDelegate AnswerUnknownOperation(IServiceProvider services)
    {
        var pipeline = services.GetRequiredService<RequestPipeline>();
        return context => pipeline.Run(new AwsCall(context, UnknownOperation, operation: null));
    }
}
