using System.Text.Json;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Reference;

/// <summary>Sends operations of the reference model, and translates the answers into its form.</summary>
/// <param name="send">Method, path and body.</param>
internal sealed class Session(string account, Func<HttpMethod, string, string?, Task<Answer>> send)
{
    private const string Tags = """ "tags":{"emulator:run-seconds":"7","emulator:cancel-seconds":"2"}""";

    private const decimal Start = 1_790_000_000;

    private const string Initial = $$"""{"now":1790000000,"frozen":true,"flows":[{"flowName":"orders",{{Tags}}}]}""";

    public async Task<string> Send(Operation operation)
    {
        var (flow, number) = (operation.Flow, operation.Number);
        var named = $$"""{"flowName":"{{flow}}"}""";
        return operation.Kind switch
        {
            OperationKind.CreateFlow => Status(await Post("/create-flow", Flow(flow, $",{Tags}"))),
            OperationKind.UpdateFlow => Status(await Post("/update-flow", Flow(flow, $",\"description\":\"{number}\""))),
            OperationKind.DescribeFlow => Show(await Post("/describe-flow", named), Described),
            OperationKind.DeleteFlow => Status(await Post("/delete-flow", $$"""{"flowName":"{{flow}}","forceDelete":true}""")),
            OperationKind.ListFlows => await Pages("/list-flows", "{", "flows", each => each.GetProperty("flowName").GetString()!),
            OperationKind.TagResource => Status(await Post(Arn(flow), $$$"""{"tags":{"{{{operation.Ids[0]}}}":"{{{number}}}"}}""")),
            OperationKind.UntagResource => Status(await send(HttpMethod.Delete, $"{Arn(flow)}?tagKeys={operation.Ids[0]}", null)),
            OperationKind.ListTags => Show(await send(HttpMethod.Get, Arn(flow), null), TagsOf),
            OperationKind.StartFlow => Show(await Post("/start-flow", named), json => json.GetProperty("executionId").GetString()!),
            OperationKind.StopFlow => Status(await Post("/stop-flow", named)),
            OperationKind.Cancel => Show(await Post("/cancel-flow-executions", Ids(operation)), Invalid),
            OperationKind.CancelAll => Show(await Post("/cancel-flow-executions", named), Invalid),
            OperationKind.Records => Show(await Post("/describe-flow-execution-records", $$"""{"flowName":"{{flow}}","maxResults":100}"""), Records),
            OperationKind.RecordsByPage => await Pages("/describe-flow-execution-records", $$"""{"flowName":"{{flow}}",""", "flowExecutions", Record),
            OperationKind.PutState => Status(await Control(HttpMethod.Put, "state", Initial)),
            >= OperationKind.CreateProfile and <= OperationKind.ResetCache => await ConnectorRequests.Send(operation, Post, Pages),
            _ => await SendControl(operation),
        };
    }

    private async Task<string> SendControl(Operation operation)
    {
        var (path, number) = ($"flows/{operation.Flow}", operation.Number);
        return operation.Kind switch
        {
            OperationKind.PutRun => Status(await Control(HttpMethod.Post, $"{path}/runs", $$"""{"executionId":"{{operation.Ids[0]}}"}""")),
            OperationKind.ShowRun => Show(await Control(HttpMethod.Get, $"{path}/runs/{operation.Ids[0]}"), json => json.GetProperty("executionStatus").GetString()!),
            OperationKind.Finish => Status(await Control(
                HttpMethod.Post, $"{path}/runs/{operation.Ids[0]}/finish", $$"""{"outcome":"{{ReferenceRun.Outcomes[number]}}"}""")),
            OperationKind.SetPlan => Status(await Control(HttpMethod.Put, $"{path}/plan", $$"""{"runSeconds":{{number}}}""")),
            OperationKind.ClearPlan => Status(await Control(HttpMethod.Delete, $"{path}/plan")),
            OperationKind.Advance => Show(await Control(HttpMethod.Post, "clock/advance", $$"""{"seconds":{{number}}}"""), Moved),
            OperationKind.AdvanceToNext => Show(await Control(HttpMethod.Post, "clock/advance", """{"to":"nextTransition"}"""), Moved),
            OperationKind.SetClock => Show(await Control(HttpMethod.Put, "clock", $$"""{"now":{{Start + (number * 5)}}}"""), Moved),
            OperationKind.AddFault => Status(await Control(
                HttpMethod.Post, "faults", """{"operation":"ListConnectors","error":"ConflictException","times":1}""")),
            OperationKind.ClearFaults => Status(await Control(HttpMethod.Delete, "faults")),
            OperationKind.ShowFlows => Show(await Control(HttpMethod.Get, "flows"), json => string.Join(
                ' ', json.GetProperty("flows").EnumerateArray().Select(each => each.GetProperty("flowName").GetString()))),
            OperationKind.ExportAndImport => Status(
                await Control(HttpMethod.Put, "state", (await Control(HttpMethod.Get, "state")).Body)),
            OperationKind.DropState => Status(await Control(HttpMethod.Delete, "state")),
            _ => throw new ArgumentException($"{operation}", nameof(operation)),
        };
    }

    public static string Status(Answer answer) => $"{answer.Status}";

    public static string Show(Answer answer, Func<JsonElement, string> show) =>
        answer.Status == 200 ? $"200 {show(answer.Json)}" : Status(answer);

    private static string Flow(string name, string more) =>
        FlowBody.Of(name, source: name == World.VendorFlow ? FlowBody.FromSalesforce : FlowBody.FromS3, more: more);

    private Task<Answer> Post(string path, string body) => send(HttpMethod.Post, path, body);

    private Task<Answer> Control(HttpMethod method, string path, string? body = null) =>
        send(method, $"/_appflow/{path}?account={account}", body);

    private async Task<string> Pages(string path, string body, string list, Func<JsonElement, string> show)
    {
        List<string> items = [];
        string? token = null;
        do
        {
            var page = await Post(path, $"{body}\"maxResults\":2{(token is null ? "" : $",\"nextToken\":\"{token}\"")}}}");
            if (page.Status != 200)
            {
                return Status(page);
            }

            items.AddRange(page.Json.GetProperty(list).EnumerateArray().Select(show));
            token = page.Json.TryGetProperty("nextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);
        return $"200 {string.Join(' ', items)}";
    }

    private string Arn(string flow) => $"/tags/arn%3Aaws%3Aappflow%3Aus-east-1%3A{account}%3Aflow%2F{flow}";

    private static string Ids(Operation operation) =>
        $$"""{"flowName":"{{operation.Flow}}","executionIds":[{{string.Join(',', operation.Ids.Select(id => $"\"{id}\""))}}]}""";

    private static string Described(JsonElement json)
    {
        var latest = json.TryGetProperty("lastRunExecutionDetails", out var run) ? run.GetProperty("mostRecentExecutionStatus").GetString() : "";
        return $"{(json.TryGetProperty("description", out var description) ? description.GetString() : "")} {latest}";
    }

    private static string TagsOf(JsonElement json) => string.Join(' ', json.GetProperty("tags").EnumerateObject()
        .Select(tag => $"{tag.Name}={tag.Value.GetString()}").Order(StringComparer.Ordinal));

    private static string Invalid(JsonElement json) =>
        string.Join(' ', json.GetProperty("invalidExecutions").EnumerateArray().Select(id => id.GetString()));

    private static string Records(JsonElement json) => string.Join(' ', json.GetProperty("flowExecutions").EnumerateArray().Select(Record));

    private static string Record(JsonElement run) =>
        $"{run.GetProperty("executionId").GetString()}={run.GetProperty("executionStatus").GetString()}";

    // The clock's new time, and the runs that ended meanwhile.
    private static string Moved(JsonElement json) => $"@{json.GetProperty("now").GetDecimal() - Start:0.###} " + string.Join(' ', json.GetProperty("transitions")
        .EnumerateArray()
        .Where(each => each.GetProperty("status").GetString() is not ("InProgress" or "CancelStarted"))
        .Select(Transition)
        .Order(StringComparer.Ordinal));

    private static string Transition(JsonElement each) => $"{each.GetProperty("executionId").GetString()}={each.GetProperty("status").GetString()}";
}
