using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Text;

namespace AppflowCancel.Control.Requests;

/// <param name="Count">Number of matching requests, all of which are listed.</param>
internal sealed record RequestsAnswer(int Count, IReadOnlyList<RequestDocument> Requests);

/// <summary>The journal: the account's AWS requests and their results, oldest first.</summary>
internal sealed class RequestRoutes(OperationNames operations)
{
    private const string Path = "/_appflow/requests";

    private const string Example = """
        {
          "count": 1,
          "requests": [
            {
              "at": 1790000005.000,
              "realTime": "2026-09-21T14:13:25.123+00:00",
              "operation": "CancelFlowExecutions",
              "region": "us-east-1",
              "flowName": "orders",
              "executionIds": [ "run-1", "run-2" ],
              "status": 200,
              "requestId": "b5a3c0de-6f8e-4f0b-9d0e-2c8f5a1e7d42",
              "attempt": 1,
              "userAgent": "aws-sdk-js/3.1000.0",
              "invalidExecutions": [ "run-2" ]
            }
          ]
        }
        """;

    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = new RequestRoutes(app.ServiceProvider.GetRequiredService<OperationNames>());
        app.MapControl(ControlRoute.Get(
            Path,
            "Lists the AWS requests of the account, oldest first; filtered by operation, flowName, errorType, and since an instant of "
                + "the account's clock.",
            typeof(RequestsAnswer),
            routes.List) with
        { Query = ["operation", "flowName", "errorType", "since"], ExampleAnswer = Example });
        app.MapControl(ControlRoute.Delete(Path, "Clears the journal.", typeof(RequestsAnswer), Clear) with
        {
            ExampleAnswer = """{"count":0,"requests":[]}""",
        });
    }

    private ControlAnswer List(ControlCall call)
    {
        var operation = Named(call, "operation", operations.Recorded);
        var errorType = Named(call, "errorType", AwsErrorStatus.Of.Keys);
        var since = call.Since();
        if (call.Errors.First is { } error)
        {
            return ControlAnswer.BadRequest(error);
        }

        var flowName = call.Query("flowName");
        return ToAnswer(call.Account.Journal.Entries.Where(entry =>
            (operation is null || entry.Operation == operation)
            && (flowName is null || entry.FlowName == flowName)
            && (errorType is null || entry.ErrorType == errorType)
            && (since is null || entry.At >= since)));
    }

    private static ControlAnswer Clear(ControlCall call)
    {
        call.Account.Journal.Clear();
        return ToAnswer([]);
    }

    private static ControlAnswer ToAnswer(IEnumerable<JournalEntry> entries)
    {
        List<RequestDocument> requests = [.. entries.Select(RequestDocument.Of)];
        return ControlAnswer.Of(new RequestsAnswer(requests.Count, requests), RequestJson.Default.RequestsAnswer);
    }

    private static string? Named(ControlCall call, string parameter, IEnumerable<string> names)
    {
        var given = call.Query(parameter);
        if (given is not null && !names.Contains(given, StringComparer.Ordinal))
        {
            call.Errors.Add($"Query parameter {parameter} is '{given}'; did you mean {NearestName.To(given, names)}?");
        }

        return given;
    }
}
