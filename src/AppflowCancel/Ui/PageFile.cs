using System.Reflection;
using System.Security.Cryptography;

namespace AppflowCancel.Ui;

/// <summary>An embedded file of the page.</summary>
internal sealed record PageFile(byte[] Content, string ContentType, string ETag)
{
    private const string Prefix = "page/";

    /// <summary>Every file by its name, read at the first request: their hashes load OpenSSL, which takes 3 MB and startup time.</summary>
    public static readonly Lazy<IReadOnlyDictionary<string, PageFile>> All =
        new(() => Names.ToDictionary(name => name, name => Read(Prefix + name), StringComparer.Ordinal));

    public static IEnumerable<string> Names => Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..]);

    private static Assembly Assembly => typeof(PageFile).Assembly;

    private static PageFile Read(string resource)
    {
        using var stream = Assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new PageFile(content, TypeOf(resource), $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}\"");
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new NotSupportedException($"{name}: the page has no files of type {other}."),
    };
}
