using System.Text.Encodings.Web;
using System.Text.Json;

namespace AppflowCancel.IntegrationTests.Support;

/// <summary>Compares answers as text, and requests that must change nothing with the state before and after.</summary>
internal static class WireText
{
    /// <param name="body">Its lines are joined: there are no line breaks on the wire.</param>
    public static Answer MustHaveBody(this Answer answer, string body, int status = 200)
    {
        Assert.Equal($"{status} {body.ReplaceLineEndings("")}", $"{answer.Status} {answer.Body}");
        Assert.Null(answer.ErrorType);
        return answer;
    }

    /// <param name="message">Null if the body must be an empty object.</param>
    public static Answer MustRefuse(this Answer answer, int status, string type, string? message)
    {
        Assert.Equal($"{status} {type} {ErrorBody(message)}", $"{answer.Status} {answer.ErrorType} {answer.Body}");
        return answer;
    }

    /// <summary>Asserts a refusal by the control API, without an AWS error name.</summary>
    public static Answer MustBeBadRequest(this Answer answer, string message) => answer.MustHaveBody(ErrorBody(message), 400);

    /// <summary>The exported state of the test's account.</summary>
    public static async Task<string> State(this TestEmulator emulator) =>
        (await emulator.TryControl(HttpMethod.Get, "/_appflow/state")).MustBe(System.Net.HttpStatusCode.OK).Body;

    /// <summary>Sends ListFlows repeatedly and returns the HTTP statuses of the answers.</summary>
    public static async Task<string> AnswerStatuses(this TestEmulator emulator, int requests)
    {
        var statuses = new List<int>();
        for (var i = 0; i < requests; i++)
        {
            statuses.Add((await emulator.Post("/list-flows", "{}")).Status);
        }

        return string.Join(' ', statuses);
    }

    /// <summary>Sends a request that must be refused, and asserts that nothing changed.</summary>
    public static async Task MustRefuse(
        this TestEmulator emulator, string path, string body, int status, string type, string? message)
    {
        var before = await emulator.State();
        (await emulator.Post(path, body)).MustRefuse(status, type, message);
        Assert.Equal(before, await emulator.State());
    }

    public static Task MustBeInvalid(this TestEmulator emulator, string path, string body, params string[] clauses) =>
        emulator.MustRefuse(path, body, 400, "ValidationException", Violations(clauses));

    public static Task MustBeOfWrongType(this TestEmulator emulator, string path, string body, string? message) =>
        emulator.MustRefuse(path, body, 400, "SerializationException", message);

    /// <summary>Coral's message, joined from the clauses.</summary>
    public static string Violations(params string[] clauses) =>
        $"{clauses.Length} validation error{(clauses.Length == 1 ? "" : "s")} detected: {string.Join("; ", clauses)}";

    public static string Clause(string value, string path, string constraint) =>
        $"Value {value} at '{path}' failed to satisfy constraint: {constraint}";

    public static string Missing(string path) => Clause("null", path, "Member must not be null");

    /// <summary>The text of a JSON member of an answer.</summary>
    public static string Member(this Answer answer, params string[] path) =>
        path.Aggregate(answer.Json, (json, name) => json.GetProperty(name)).GetRawText();

    private static string ErrorBody(string? message) => message is null
        ? "{}"
        : $$"""{"message":"{{JsonEncodedText.Encode(message, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}}"}""";
}
