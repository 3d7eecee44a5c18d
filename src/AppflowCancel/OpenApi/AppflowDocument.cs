using AppflowCancel.Aws;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Operations;
using Microsoft.OpenApi;

namespace AppflowCancel.OpenApi;

/// <summary>The document of the AWS surface: every operation that its endpoints describe.</summary>
internal static class AppflowDocument
{
    private const string Emulated = "Flows and their runs";
    private const string NotEmulated = "Not emulated";

    public static void Write(OpenApiDocument document, IServiceProvider services)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Amazon AppFlow, emulated",
            Version = "2020-08-23",
            Description = "The operations of the published service model. A pattern covers the whole value, in Java's sense of it. "
                + "A signature is optional: it decides which account and region a request is for, and is not verified.",
        };
        document.Tags = new HashSet<OpenApiTag> { new() { Name = Emulated }, new() { Name = NotEmulated } };
        var components = new Components(document);

        // AWS does not know the status Scheduled, and lists no run that has it.
        components.Refer(NameOf(typeof(RunStatus)), () => ShapeSchemas.Enumeration(
            Enum.GetNames<RunStatus>().Except([nameof(RunStatus.Scheduled)])));
        var shapes = new ShapeSchemas(components);
        var answers = new AwsAnswers(document, new TypeSchemas(components, shapes, NameOf, AwsJsonContext.Default));
        var requests = new AwsRequests(components, shapes);
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<AwsDescription>() is { } description)
            {
                var operation = Begin(document, endpoint, description.Operation, description.Summary, Emulated);
                requests.Describe(operation, endpoint, description);
                answers.Describe(operation, description);
            }
            else if (endpoint.Metadata.GetMetadata<NotEmulated>() is { } other)
            {
                var operation = Begin(document, endpoint, other.Operation, $"{other.Operation} is not emulated.", NotEmulated);
                answers.Describe(operation, other);
            }
        }
    }

    private static OpenApiOperation Begin(OpenApiDocument document, RouteEndpoint endpoint, string name, string summary, string tag) =>
        document.AddOperation(endpoint, new OpenApiOperation
        {
            OperationId = name,
            Summary = summary,
            Tags = new HashSet<OpenApiTagReference> { new(tag, document) },
            Responses = [],
        });

    // Ours where AWS's name is taken, or says less.
    private static string NameOf(Type type) =>
        type == typeof(RunStatus) ? "ExecutionStatus"
        : type == typeof(LastRunExecutionDetails) ? "ExecutionDetails"
        : type == typeof(FlowSummary) ? "FlowDefinition"
        : type.Name;
}
