using System.Text.Json;

namespace AppflowCancel.UnitTests.Access.Signatures;

/// <summary>A case of the published signing suite: a request as text, and the result of each signing step.</summary>
internal sealed record SigningCase(
    string Name,
    string Method,
    string Target,
    ILookup<string, string> Headers,
    string Body,
    bool Normalize,
    string Secret,
    string CanonicalRequest,
    string StringToSign,
    string Signature)
{
    public static readonly IReadOnlyList<SigningCase> All = Load();

    private static List<SigningCase> Load()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Access", "Signatures", "aws-signing-test-suite-v4.json")));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(Read)];
    }

    private static SigningCase Read(JsonElement json)
    {
        string Text(string member) => json.GetProperty(member).GetString()!;
        var context = json.GetProperty("context");
        var parts = Text("signedRequest").Split("\n\n", 2);
        var lines = parts[0].Replace("\n ", "\r ", StringComparison.Ordinal).Split('\n');
        var first = lines[0].IndexOf(' ', StringComparison.Ordinal);
        var last = lines[0].LastIndexOf(' ');
        return new SigningCase(
            Text("name"),
            lines[0][..first],
            lines[0][(first + 1)..last],
            lines[1..].Select(line => line.Split(':', 2)).ToLookup(pair => pair[0].ToLowerInvariant(), pair => pair[1].Replace('\r', '\n')),
            parts[1].TrimEnd('\n'),
            context.GetProperty("normalize").GetBoolean(),
            context.GetProperty("credentials").GetProperty("secret_access_key").GetString()!,
            Text("canonicalRequest"),
            Text("stringToSign"),
            Text("signature"));
    }
}
