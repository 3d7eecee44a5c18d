using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Steps that tests of the control API share.</summary>
internal static partial class ControlSteps
{
    /// <summary>The time of a new account in a test.</summary>
    public const decimal Start = 1_790_000_000;

    public const string Hour = "1790003600";

    /// <summary>A flow "orders" without runs.</summary>
    public static Task PutFlow(this TestEmulator emulator, string members = "") =>
        emulator.PutState($$"""{"flows":[{"flowName":"orders"{{members}}}]}""");

    /// <summary>StartFlow; returns the executionId.</summary>
    public static async Task<string> StartRun(this TestEmulator emulator)
    {
        var answer = await emulator.Post("/start-flow", """{"flowName":"orders"}""");
        return answer.MustBe(HttpStatusCode.OK).Json.GetProperty("executionId").GetString()!;
    }

    public static Task<Answer> Cancel(this TestEmulator emulator, params string[] ids) => emulator.Post(
        "/cancel-flow-executions", $$"""{"flowName":"orders","executionIds":[{{string.Join(',', ids.Select(id => $"\"{id}\""))}}]}""");

    public static Task<Answer> PutRun(this TestEmulator emulator, string run) =>
        emulator.TryControl(HttpMethod.Post, "/_appflow/flows/orders/runs", run);

    public static Task<Answer> Finish(this TestEmulator emulator, string id, string body) =>
        emulator.TryControl(HttpMethod.Post, $"/_appflow/flows/orders/runs/{id}/finish", body);

    public static Task<JsonElement> Run(this TestEmulator emulator, string id) =>
        emulator.Control(HttpMethod.Get, $"/_appflow/flows/orders/runs/{id}");

    /// <summary>A run's timeline as text, with instants as seconds since <see cref="Start"/> and without request ids.</summary>
    public static async Task<string> Details(this TestEmulator emulator, string id)
    {
        var lines = (await emulator.Run(id)).GetProperty("timeline").EnumerateArray().Select(line =>
            $"{Since(line.GetProperty("at"))} {line.GetProperty("status").GetString()}: {line.GetProperty("cause").GetString()}");
        return Uuid().Replace(string.Join("; ", lines), "ID");
    }

    /// <summary>A member of a run's record as text.</summary>
    public static async Task<string> RunMember(this TestEmulator emulator, string id, string pointer) =>
        JsonPointer.Find(await emulator.Run(id), pointer).ToString();

    public static async Task<IReadOnlyList<JsonElement>> Requests(this TestEmulator emulator, string query = "") =>
        [.. (await emulator.Control(HttpMethod.Get, $"/_appflow/requests?account={TestEmulator.Account}{query}"))
            .GetProperty("requests").EnumerateArray()];

    public static void MustRefuse(this Answer answer, int status, string message)
    {
        Assert.Equal((status, message), (answer.Status, answer.Message));
        Assert.Equal("application/json", answer.Headers["Content-Type"]);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    public static partial Regex Uuid();

    private static string Since(JsonElement at) => (at.GetDecimal() - Start).ToString("0.###", CultureInfo.InvariantCulture);
}
