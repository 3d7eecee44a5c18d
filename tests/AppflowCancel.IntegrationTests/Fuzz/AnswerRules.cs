using System.Text.Json;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Fuzz;

/// <summary>Rules for every answer to any request.</summary>
internal static class AnswerRules
{
    private static readonly string[] ControlPaths = ["/_appflow", "/_localstack", "/health"];

    // A library serves these files; its 404 for a missing file has no body.
    private const string Swagger = "/swagger";

    /// <summary>The violated rule; null if there is none.</summary>
    public static string? Validate(FuzzRequest request, Answer answer) => answer switch
    {
        { Status: >= 500 } => "a server error",
        { Status: 404, Body: "" } when PathOf(request.Target).StartsWith(Swagger, StringComparison.OrdinalIgnoreCase) => null,
        { Status: >= 400 } => ErrorProblem(request, answer),
        { Status: < 200 } => "no final answer",
        _ => null,
    };

    private static string? ErrorProblem(FuzzRequest request, Answer answer)
    {
        if (answer.ErrorType is null && !IsControl(request.Target))
        {
            return "no X-Amzn-Errortype";
        }

        if (answer.ErrorType is not null && !Guid.TryParse(answer.Headers.GetValueOrDefault("x-amzn-RequestId"), out _))
        {
            return "no x-amzn-RequestId";
        }

        if (!answer.Headers.GetValueOrDefault("Content-Type", "").StartsWith("application/json", StringComparison.Ordinal))
        {
            return "not application/json";
        }

        // The answer to HEAD has no body to check.
        return request.Method == "HEAD" && answer.Body.Length == 0 ? null : BodyProblem(answer);
    }

    private static string? BodyProblem(Answer answer)
    {
        try
        {
            var json = answer.Json;
            return json.ValueKind is not JsonValueKind.Object ? "not a JSON object"
                : json.TryGetProperty("message", out var message) && message.ValueKind is not JsonValueKind.String ? "a message that is no text"
                : answer.ErrorType is null && answer.Message is null or "" ? "no message"
                : null;
        }
        catch (JsonException)
        {
            return "not JSON";
        }
    }

    private static bool IsControl(string target) =>
        ControlPaths.Any(control => PathOf(target).StartsWith(control, StringComparison.OrdinalIgnoreCase));

    // As the server does: remove dot segments first, then decode.
    private static string PathOf(string target) => Uri.UnescapeDataString(new Uri($"http://localhost{target}").AbsolutePath);
}
