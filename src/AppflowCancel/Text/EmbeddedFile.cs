using System.IO.Compression;
using System.Reflection;

namespace AppflowCancel.Text;

/// <summary>Files embedded in the program, compressed at build by Compression.targets.</summary>
internal static class EmbeddedFile
{
    private const string Extension = ".gz";

    private static Assembly Assembly => typeof(EmbeddedFile).Assembly;

    /// <summary>The names of the files in a folder, relative to it.</summary>
    /// <param name="folder">With its slash.</param>
    public static IEnumerable<string> NamesIn(string folder) => Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
        .Select(name => name[folder.Length..^Extension.Length]);

    /// <summary>Opens a file that exists.</summary>
    public static Stream Open(string name) =>
        new GZipStream(Assembly.GetManifestResourceStream(name + Extension)!, CompressionMode.Decompress);
}
