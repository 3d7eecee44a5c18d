using AppflowCancel.Aws;

namespace AppflowCancel.Operations;

/// <summary>Every path and method that is no operation.</summary>
internal static class UnknownOperation
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var surface = routes.ServiceProvider.GetRequiredService<AwsSurface>();
        RequestDelegate refuse = context =>
        {
            surface.Refuse(context, nameof(UnknownOperation), Error(context));
            return Task.CompletedTask;
        };
        routes.Map("/{**path}", refuse).WithOrder(int.MaxValue);
    }

    public static AwsError Error(HttpContext context) =>
        AwsError.UnknownOperation($"Amazon AppFlow has no operation {context.Request.Method} {context.Request.Path.Value}.");
}
