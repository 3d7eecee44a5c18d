using System.Text.RegularExpressions;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Architecture;

/// <summary>A reader finds a type by its folder, in a file that fits on a few screens.</summary>
public sealed partial class SourceFileTests
{
    private const int LongestFile = 200;
    private const int LongestMedian = 60;

    private static readonly string Root = Path.Combine(SourceFiles.Root, "src");

    private static readonly IReadOnlyList<(string Path, string[] Lines)> Files =
    [
        .. Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))

            // Generated files are not meant to be read.
            .Where(path => !path.EndsWith(".g.cs", StringComparison.Ordinal))
            .Select(path => (Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllLines(path))),
    ];

    [Fact]
    public void A_namespace_is_the_path_of_its_folder()
    {
        var misplaced = Files.Where(file => Namespace(file.Lines) is { } declared && declared != Folder(file.Path)).Select(file => file.Path);

        Assert.True(Files.Count > 100);
        Assert.Empty(misplaced);
    }

    [Fact]
    public void No_file_is_long_and_most_are_short()
    {
        var lengths = Files.Select(file => file.Lines.Length).Order().ToList();

        Assert.Empty(Files.Where(file => file.Lines.Length > LongestFile).Select(file => $"{file.Path}: {file.Lines.Length} lines"));
        Assert.InRange(lengths[lengths.Count / 2], 1, LongestMedian);
    }

    private static string? Namespace(string[] lines) =>
        lines.Select(line => NamespaceLine().Match(line)).FirstOrDefault(match => match.Success)?.Groups[1].Value;

    private static string Folder(string path) => Path.GetDirectoryName(path)!.Replace('/', '.').Replace('\\', '.');

    [GeneratedRegex(@"^namespace ([\w.]+);")]
    private static partial Regex NamespaceLine();
}
