using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Control;
using AppflowCancel.Control.Access;
using AppflowCancel.Control.Accounts;
using AppflowCancel.Control.Clock;
using AppflowCancel.Control.Events;
using AppflowCancel.Control.Faults;
using AppflowCancel.Control.Flows;
using AppflowCancel.Control.Requests;
using AppflowCancel.Control.State;
using AppflowCancel.Hosting.Health;
using AppflowCancel.Hosting.Options;
using Microsoft.OpenApi;

namespace AppflowCancel.ApiDescriptions;

/// <summary>The document of the control API: every route that its endpoints describe.</summary>
internal static class ControlDocument
{
    private static readonly JsonSerializerContext[] Contracts =
    [
        AccessJson.Default,
        AccountJson.Default,
        BodyJsonContext.Default,
        ClockJson.Default,
        ControlErrorJson.Default,
        EventJson.Default,
        FaultJson.Default,
        FlowJson.Default,
        HealthJson.Default,
        RequestJson.Default,
        RunJson.Default,
        StateJson.Default,
    ];

    public static void Write(OpenApiDocument document, IServiceProvider services, IEnumerable<RouteEndpoint> endpoints)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Test control",
            Version = ProductVersion.Text,
            Description = "Controls the emulator. Times are seconds since 1970 with milliseconds, as in the AWS API; unknown members "
                + "and parameters are refused, so typos in test setup do not pass silently.",
        };
        var components = new Components(document);
        var shapes = new ShapeSchemas(components, strict: true);
        var types = new TypeSchemas(components, shapes, type => type.Name, Contracts);
        var operations = new ControlOperations(types, services.GetRequiredService<CallerDefaults>());
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Metadata.GetMetadata<ControlRoute>() is { } route)
            {
                document.AddOperation(endpoint, operations.Describe(route, endpoint));
            }
        }
    }
}
