using AppflowCancel.Live.Reports;
using AppflowCancel.Text;

namespace AppflowCancel.Control.Events;

/// <summary>The reports that AppFlow would have sent to EventBridge, for tests of event handlers.</summary>
internal sealed class EventRoutes(RunReports reports, ReportDeliveries deliveries)
{
    private const int MaxEvents = 1_000;

    private static readonly string[] Types = [RunReport.StartType, RunReport.EndType];

    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = new EventRoutes(
            app.ServiceProvider.GetRequiredService<RunReports>(), app.ServiceProvider.GetRequiredService<ReportDeliveries>());
        app.MapControl(ControlRoute.Get(
            "/_appflow/events",
            "Lists the newest 1,000 run reports that AppFlow would have sent to EventBridge, oldest first; filtered by "
                + "detailType, flowName, and since an instant of the account's clock.",
            typeof(EventList),
            routes.List) with
        {
            Query = ["detailType", "flowName", "since"],
            ExampleAnswer = Example,
        });
    }

    private ControlAnswer List(ControlCall call)
    {
        var type = call.Query("detailType");
        if (type is not null && !Types.Contains(type, StringComparer.Ordinal))
        {
            call.Errors.Add($"Query parameter detailType is '{type}'; did you mean {NearestName.To(type, Types)}? Allowed: {string.Join(", ", Types)}.");
        }

        var since = call.Since();
        if (call.Errors.First is { } error)
        {
            return ControlAnswer.BadRequest(error);
        }

        var flowName = call.Query("flowName");
        var matching = reports.Until(call.Account, call.Account.Clock.Now)
            .Where(report =>
                (type is null || report.DetailType == type)
                && (flowName is null || report.Detail.FlowName == flowName)
                && (since is null || report.At >= since))
            .ToList();
        List<RunReport> shown = [.. matching.TakeLast(MaxEvents)];
        var ids = shown.Select(report => report.Id).ToHashSet();
        var list = deliveries.Of(call.Account);
        var delivered = (list?.All ?? []).Where(delivery => ids.Contains(delivery.Report.Id)).Select(DeliveryDocument.Of);
        return ControlAnswer.Of(
            new EventList(matching.Count, shown, [.. delivered]) { GivenUp = list is { GivenUp: > 0 and var givenUp } ? givenUp : null },
            EventJson.Default.EventList);
    }

    private const string Example = """
        {
          "count": 1,
          "events": [
            {
              "version": "0",
              "id": "febf499e-03d1-4878-8ef8-6cc73fa7fd00",
              "detail-type": "AppFlow End Flow Run Report",
              "source": "aws.appflow",
              "account": "000000000000",
              "time": "2026-09-21T14:13:27Z",
              "region": "us-east-1",
              "resources": ["bd3275d267f032646f926d73a98d12c2"],
              "detail": {
                "flow-name": "orders",
                "created-by": "arn:aws:iam::000000000000:root",
                "flow-arn": "arn:aws:appflow:us-east-1:000000000000:flow/orders",
                "source": "S3",
                "destination": "S3",
                "source-object": "s3://source-bucket",
                "destination-object": "s3://destination-bucket",
                "trigger-type": "ONDEMAND",
                "num-of-records-processed": "500",
                "execution-id": "run-1",
                "num-of-records-filtered": "0",
                "start-time": "2026-09-21T14:13:20.000Z[UTC]",
                "num-of-documents-processed": "0",
                "end-time": "2026-09-21T14:13:27.000Z[UTC]",
                "num-of-record-failures": "0",
                "data-processed": "512000",
                "status": "Execution Canceled"
              }
            }
          ],
          "deliveries": []
        }
        """;
}
