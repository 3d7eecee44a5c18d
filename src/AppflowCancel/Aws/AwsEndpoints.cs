namespace AppflowCancel.Aws;

/// <summary>Puts operations on routes.</summary>
internal static class AwsEndpoints
{
    public static void MapAws<TRequest, TResponse>(this IEndpointRouteBuilder routes, AwsOperation<TRequest, TResponse> operation)
        where TResponse : class
    {
        var surface = routes.ServiceProvider.GetRequiredService<AwsSurface>();
        RequestDelegate answer = context => surface.Answer(context, operation);
        routes.MapMethods(operation.Path, [operation.Method], answer)
            .WithName(operation.Name)
            .WithMetadata(AwsDescription.Of(operation));
    }
}
