using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Operations.Flows;
using Microsoft.OpenApi;

namespace AppflowCancel.ApiDescriptions;

/// <summary>The document of the AWS API: every operation that its endpoints describe.</summary>
internal static class AppflowDocument
{
    private const string Flows = "Flows and runs";
    private const string Connectors = "Connectors and connector profiles";

    public static void Write(OpenApiDocument document, IServiceProvider services, IEnumerable<RouteEndpoint> endpoints)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Amazon AppFlow, emulated",
            Version = "2020-08-23",
            Description = "The operations of the published service model. Patterns match the whole value, with Java's semantics. "
                + "A signature is optional: it selects the account and region, and is verified only in accounts that ask for it.",
        };
        document.Tags = new HashSet<OpenApiTag> { new() { Name = Flows }, new() { Name = Connectors } };
        var components = new Components(document);

        // AWS has no status Scheduled and does not list such runs.
        components.Refer(NameOf(typeof(RunStatus)), () => ShapeSchemas.Enumeration(
            Enum.GetNames<RunStatus>().Except([nameof(RunStatus.Scheduled)])));
        var shapes = new ShapeSchemas(components);
        var operations = endpoints
            .Select(endpoint => (Endpoint: endpoint, Operation: endpoint.Metadata.GetMetadata<AwsOperation>()))
            .Where(each => each.Operation is not null)
            .ToList();
        var contracts = operations.Select(each => (JsonSerializerContext)each.Operation!.ResponseContract.OriginatingResolver!);
        var answers = new AwsAnswers(document, new TypeSchemas(components, shapes, NameOf, [.. contracts]));
        var requests = new AwsRequests(components, shapes, services);
        foreach (var (endpoint, described) in operations)
        {
            var operation = Begin(document, endpoint, described!, described!.Name.Contains("Connector", StringComparison.Ordinal) ? Connectors : Flows);
            requests.Describe(operation, endpoint, described);
            answers.Describe(operation, described);
        }
    }

    private static OpenApiOperation Begin(OpenApiDocument document, RouteEndpoint endpoint, AwsOperation described, string tag) =>
        document.AddOperation(endpoint, new OpenApiOperation
        {
            OperationId = described.Name,
            Summary = described.Summary,
            Tags = new HashSet<OpenApiTagReference> { new(tag, document) },
            Responses = [],
        });

    // Our name where AWS's is taken or less specific.
    private static string NameOf(Type type) =>
        type == typeof(RunStatus) ? "ExecutionStatus"
        : type == typeof(LastRunExecutionDetails) ? "ExecutionDetails"
        : type == typeof(FlowSummary) ? "FlowDefinition"
        : type.Name;
}
