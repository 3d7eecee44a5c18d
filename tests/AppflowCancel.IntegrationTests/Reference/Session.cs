using System.Text.Json;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Reference;

/// <summary>Sends what the reference model understands, and puts the answers in its words.</summary>
/// <param name="send">Method, path and body.</param>
internal sealed class Session(string account, Func<HttpMethod, string, string, Task<Answer>> send)
{
    private const string Initial =
        """{"now":1790000000,"frozen":true,"flows":[{"flowName":"orders","tags":{"emulator:run-seconds":"7","emulator:cancel-seconds":"2"}}]}""";

    private const string PlanTags = ""","tags":{"emulator:run-seconds":"7","emulator:cancel-seconds":"2"}""";

    public async Task<string> Send(Operation operation)
    {
        var flow = operation.Flow;
        var named = $$"""{"flowName":"{{flow}}"}""";
        return operation.Kind switch
        {
            OperationKind.PutState => Status(await Control(HttpMethod.Put, "state", Initial)),
            OperationKind.CreateFlow => Status(await Post("/create-flow", FlowBody.Of(flow, more: PlanTags))),
            OperationKind.DeleteFlow => Status(await Post("/delete-flow", $$"""{"flowName":"{{flow}}","forceDelete":true}""")),
            OperationKind.StartFlow => Show(await Post("/start-flow", named), json => json.GetProperty("executionId").GetString()!),
            OperationKind.Cancel => Show(await Post("/cancel-flow-executions", Ids(operation)), Invalid),
            OperationKind.CancelAll => Show(await Post("/cancel-flow-executions", named), Invalid),
            OperationKind.Records => Show(await Post("/describe-flow-execution-records", $$"""{"flowName":"{{flow}}","maxResults":100}"""), Records),
            OperationKind.PutRun => Status(await Control(
                HttpMethod.Post, $"flows/{flow}/runs", $$"""{"executionId":"{{operation.Ids[0]}}"}""")),
            OperationKind.Finish => Status(await Control(
                HttpMethod.Post, $"flows/{flow}/runs/{operation.Ids[0]}/finish", """{"outcome":"Successful"}""")),
            OperationKind.Advance => Show(await Control(
                HttpMethod.Post, "clock/advance", $$"""{"seconds":{{operation.Seconds}}}"""), Ended),
        };
    }

    private Task<Answer> Post(string path, string body) => send(HttpMethod.Post, path, body);

    private Task<Answer> Control(HttpMethod method, string path, string body) => send(method, $"/_appflow/{path}?account={account}", body);

    private static string Ids(Operation operation) =>
        $$"""{"flowName":"{{operation.Flow}}","executionIds":[{{string.Join(',', operation.Ids.Select(id => $"\"{id}\""))}}]}""";

    private static string Status(Answer answer) => $"{answer.Status}";

    private static string Show(Answer answer, Func<JsonElement, string> show) =>
        answer.Status == 200 ? $"200 {show(answer.Json)}" : Status(answer);

    private static string Invalid(JsonElement json) =>
        string.Join(' ', json.GetProperty("invalidExecutions").EnumerateArray().Select(id => id.GetString()));

    private static string Records(JsonElement json) => string.Join(' ', json.GetProperty("flowExecutions").EnumerateArray()
        .Select(run => $"{run.GetProperty("executionId").GetString()}={run.GetProperty("executionStatus").GetString()}"));

    private static string Ended(JsonElement json) => string.Join(' ', json.GetProperty("transitions").EnumerateArray()
        .Where(each => each.GetProperty("status").GetString() is not ("InProgress" or "CancelStarted"))
        .Select(each => $"{each.GetProperty("executionId").GetString()}={each.GetProperty("status").GetString()}")
        .Order(StringComparer.Ordinal));
}
