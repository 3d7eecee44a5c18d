using AppflowCancel.Control;
using Microsoft.OpenApi;

namespace AppflowCancel.OpenApi;

/// <summary>The document of the control surface: every route that its endpoints describe.</summary>
internal static class ControlDocument
{
    public static void Write(OpenApiDocument document, IServiceProvider services)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Test control",
            Version = ProductVersion.Text,
            Description = "Steers the emulator. Times are seconds since 1970 with milliseconds, as on the AWS surface; unknown members "
                + "and parameters are refused, since a typing mistake in a test's set-up must not pass silently.",
        };
        var components = new Components(document);
        var shapes = new ShapeSchemas(components, strict: true);
        var types = new TypeSchemas(components, shapes, type => type.Name, BodyJsonContext.Default, ControlJsonContext.Default);
        var operations = new ControlOperations(types, services.GetRequiredService<EmulatorOptions>());
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<ControlRoute>() is { } route)
            {
                document.AddOperation(endpoint, operations.Describe(route, endpoint));
            }
        }
    }
}
