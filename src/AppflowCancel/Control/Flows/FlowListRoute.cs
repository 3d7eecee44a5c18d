using System.Globalization;
using AppflowCancel.Domain.Flows;

namespace AppflowCancel.Control.Flows;

/// <summary>Every flow of an account with its newest runs, for the page.</summary>
internal static class FlowListRoute
{
    private const int DefaultRuns = 20;
    private const int MaxRuns = 100_000;

    public static void Map(IEndpointRouteBuilder app) => app.MapControl(ControlRoute.Get(
        "/_appflow/flows",
        "Lists the account's flows in all regions, or in one, each with its newest runs (20, or the number in runs) and all active runs.",
        typeof(FlowList),
        List) with
    {
        Query = ["flowName", "runs"],
        ExampleAnswer = """
            {
              "account": "000000000000",
              "now": 1790000005.000,
              "flows": [
                {
                  "flowName": "orders",
                  "region": "us-east-1",
                  "flowStatus": "Active",
                  "triggerType": "OnDemand",
                  "sourceConnectorType": "S3",
                  "destinationConnectorType": "S3",
                  "runCount": 1,
                  "runs": [
                    { "executionId": "run-1", "executionStatus": "InProgress", "startedAt": 1790000000.000, "endsAt": 1790000030.000, "endsAs": "Successful" }
                  ]
                }
              ]
            }
            """,
    });

    private static ControlAnswer List(ControlCall call)
    {
        var runs = DefaultRuns;
        if (call.Query("runs") is { } given
            && (!int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out runs) || runs > MaxRuns))
        {
            return ControlAnswer.BadRequest($"Query parameter runs is '{given}'; allowed: a whole number from 0 to {MaxRuns}.");
        }

        var region = call.Query("region");
        var name = call.Query("flowName");
        var now = call.Account.Clock.Now;
        var flows = call.Account.Regions
            .Where(each => region is null || each.Region == region)
            .SelectMany(each => Matching(each.Flows, name)
                .Select(flow => flow.Overview(runs, now))
                .OfType<FlowOverview>()
                .Select(flow => FlowEntry.Of(flow, each.Region, now)));
        return ControlAnswer.Of(new FlowList(call.Account.Id, now, [.. flows]), FlowJson.Default.FlowList);
    }

    private static IEnumerable<Flow> Matching(FlowRegistry flows, string? name) =>
        name is null ? flows.All : flows.Find(name) is { } flow ? [flow] : [];
}
