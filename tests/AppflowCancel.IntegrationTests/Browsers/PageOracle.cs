using System.Globalization;
using System.Text.RegularExpressions;

namespace AppflowCancel.IntegrationTests.Browsers;

/// <summary>
/// The rules of docs/security.md for hosts and pages, implemented in another way: patterns, and IPv4 numbers as the URL standard
/// reads them.
/// </summary>
internal static partial class PageOracle
{
    public const string AllowedHosts = "appflow.test,*.corp.example";
    public const string AllowedOrigin = "http://localhost:3000";

    /// <param name="hosts">Each Host header; HTTP/1.1 needs exactly one.</param>
    public static bool Passes(string[] hosts, string[] origins, string[] sites) =>
        hosts is [var host] && AllowsHost(host) && AllowsPage(host, origins, sites);

    public static bool AllowsHost(string host) =>
        host.Length == 0
        || (HostHeader().Match(host) is { Success: true } match
            && (match.Groups["v6"].Success || Name().IsMatch(match.Groups["name"].Value) || IsIPv4(match.Groups["name"].Value)));

    private static bool AllowsPage(string host, string[] origins, string[] sites) => origins switch
    {
        [] => sites is [] or ["same-origin" or "none"],
        [var origin] => Lower(origin) == AllowedOrigin
            || (host.Length > 0 && Origin().Match(origin) is { Success: true } match && Lower(match.Groups["host"].Value) == Lower(host)),
        _ => false,
    };

    private static string Lower(string text) => text.ToLowerInvariant();

    // One to four numbers, decimal, octal or hexadecimal; the last fills the rest of 32 bits.
    private static bool IsIPv4(string name)
    {
        var parts = name.Split('.').Select(Number).ToArray();
        return parts.Length <= 4 && parts.All(part => part is not null) && parts[..^1].All(part => part < 256) && parts[^1] < 1L << (8 * (5 - parts.Length));
    }

    private static long? Number(string text)
    {
        try
        {
            return text is "" ? null
                : text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? Convert.ToInt64(text[2..], 16)
                : text.StartsWith('0') ? Convert.ToInt64(text, 8)
                : long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A(?:\[(?<v6>[0-9A-Fa-f:.]+)\]|(?<name>[A-Za-z0-9_-][A-Za-z0-9._-]*))(?::[0-9]+)?\z")]
    private static partial Regex HostHeader();

    [GeneratedRegex(@"\Ahttps?://(?<host>.+)\z")]
    private static partial Regex Origin();

    [GeneratedRegex(
        @"\A(?:[^.]+|(?i:(?:.+\.)?localhost\.?|.+\.(?:internal|local|svc|corp\.example)\.?|appflow\.test\.?)|appflow\.[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}\.amazonaws\.com\.?)\z")]
    private static partial Regex Name();
}
