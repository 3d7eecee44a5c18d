using System.Net;
using System.Text.RegularExpressions;

namespace AppflowCancel.IntegrationTests.Docs;

/// <summary>A request in a document and the answer below it, each a fenced block of language http.</summary>
/// <param name="Line">The request's line in the document, for error messages.</param>
/// <param name="Answer">The answer's range in the text.</param>
internal sealed partial record Exchange(int Line, string Method, string Path, IReadOnlyList<string> Headers, string? Body, Range Answer)
{
    private static readonly string[] ShownHeaders = ["X-Amzn-Errortype", "x-amz-retry-after"];

    public static IReadOnlyList<Exchange> In(string document) => [.. ExchangeBlocks().Matches(document).Select(block =>
    {
        var request = block.Groups["request"].Value.Split("\n\n", 2);
        var head = request[0].TrimEnd().Split('\n');
        var target = head[0].Split(' ', 2);
        var answer = block.Groups["answer"];
        return new Exchange(
            document[..block.Index].Count(character => character == '\n') + 2,
            target[0],
            target[1],
            head[1..],
            request is [_, var body] ? body.TrimEnd() : null,
            answer.Index..(answer.Index + answer.Length));
    })];

    /// <summary>An answer in the documents' format: status, the headers that clients use, and readable JSON.</summary>
    public static string Format(Support.Answer answer)
    {
        var headers = ShownHeaders
            .Where(answer.Headers.ContainsKey)
            .Select(name => $"{name}: {answer.Headers[name]}\n");
        var reason = Regex.Replace($"{(HttpStatusCode)answer.Status}", "(?<=[a-z])(?=[A-Z])", " ");
        var body = answer.Body.Length == 0 ? "" : $"\n{ReadableJson.Of(answer.Json)}\n";
        return $"HTTP/1.1 {answer.Status} {(answer.Status == 200 ? "OK" : reason)}\n{string.Concat(headers)}{body}";
    }

    /// <summary>The answer without values that vary, and without the version.</summary>
    public static string Masked(string answer) => VaryingValues().Replace(answer, "…");

    [GeneratedRegex("^```http\n(?<request>[A-Z]+ /.*?)^```\n\n^```http\n(?<answer>HTTP/1.1 .*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ExchangeBlocks();

    [GeneratedRegex("""(?<=by request |"requestId": "|"cancelRequestedBy": "|"version": ")[^"]+""")]
    private static partial Regex VaryingValues();
}
