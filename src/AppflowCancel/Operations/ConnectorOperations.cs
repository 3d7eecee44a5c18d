using System.Text.Json;
using AppflowCancel.Aws;

namespace AppflowCancel.Operations;

/// <summary>The operations of the model that are about connectors. There are no connectors here, and the answer says so.</summary>
internal static class ConnectorOperations
{
    public static readonly IReadOnlyList<string> Names =
    [
        "CreateConnectorProfile", "DeleteConnectorProfile", "DescribeConnector", "DescribeConnectorEntity",
        "DescribeConnectorProfiles", "DescribeConnectors", "ListConnectorEntities", "ListConnectors", "RegisterConnector",
        "ResetConnectorMetadataCache", "UnregisterConnector", "UpdateConnectorProfile", "UpdateConnectorRegistration",
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var surface = routes.ServiceProvider.GetRequiredService<AwsSurface>();
        foreach (var name in Names)
        {
            var error = AwsError.NotImplemented(
                $"{name} is not emulated. Emulated are flows and their runs: CreateFlow, DescribeFlow, UpdateFlow, DeleteFlow, "
                + "ListFlows, StartFlow, StopFlow, DescribeFlowExecutionRecords, CancelFlowExecutions, TagResource, UntagResource "
                + "and ListTagsForResource.");
            var path = $"/{JsonNamingPolicy.KebabCaseLower.ConvertName(name)}";
            RequestDelegate refuse = context =>
            {
                var isMisspelled = context.Request.Path.Value!.TrimEnd('/') != path || context.Request.Method != HttpMethods.Post;
                surface.Refuse(context, name, isMisspelled ? UnknownOperation.Error(context) : error);
                return Task.CompletedTask;
            };
            routes.MapPost(path, refuse).WithMetadata(new NotEmulated(name, error));
        }
    }
}
