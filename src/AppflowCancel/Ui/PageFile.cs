using System.Security.Cryptography;
using AppflowCancel.Text;

namespace AppflowCancel.Ui;

/// <summary>An embedded file of the page.</summary>
internal sealed record PageFile(byte[] Content, string ContentType, string ETag)
{
    private const string Folder = "page/";

    /// <summary>Every file by its name, read at the first request: their hashes load OpenSSL, which takes 3 MB and startup time.</summary>
    public static readonly Lazy<IReadOnlyDictionary<string, PageFile>> All =
        new(() => Names.ToDictionary(name => name, Read, StringComparer.Ordinal));

    public static IEnumerable<string> Names => EmbeddedFile.NamesIn(Folder);

    private static PageFile Read(string name)
    {
        using var stream = EmbeddedFile.Open(Folder + name);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var content = copy.ToArray();
        return new PageFile(content, TypeOf(name), $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}\"");
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
