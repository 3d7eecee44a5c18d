using System.Text;

namespace AppflowCancel.IntegrationTests.Fuzz;

/// <summary>A request to send over the wire. Method, target and headers contain nothing that would end them early.</summary>
internal sealed record FuzzRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public static FuzzRequest Of(string method, string target, string body = "") => new(
        method,
        target,
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = "application/json",
            ["Authorization"] = Support.TestEmulator.Authorization(Support.TestEmulator.Account, "us-east-1"),
        },
        Encoding.UTF8.GetBytes(body));

    public FuzzRequest With(string header, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase) { [header] = value } };

    /// <summary>The whole request, so that a failure can be reproduced by hand; non-text bytes as codes.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{Method} {Target}\n");
        foreach (var (name, value) in Headers)
        {
            text.Append(name).Append(": ").Append(value).Append('\n');
        }

        text.Append('\n');
        foreach (var each in Body)
        {
            text.Append(each is >= 0x20 and < 0x7F ? $"{(char)each}" : $"<{each:X2}>");
        }

        return text.ToString();
    }
}
