using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace AppflowCancel.Testing.Tests.Docs;

/// <summary>C# examples in documents are code that a test or a sample runs, except code for a package that is not available here.</summary>
public sealed partial class DocumentTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(PathOfThisFile(), "..", "..", "..", ".."));

    private static readonly IReadOnlyList<string> Sources =
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(PathOfThisFile())!, "*.cs")
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "samples", "csharp"), "*.cs"))
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "samples", "csharp", "awssdk"), "*.cs"))
            .Select(path => Unindented(File.ReadAllText(path))),
    ];

    [Theory]
    [InlineData("docs/dotnet.md", 5)]
    [InlineData("docs/recipes.md", 5)]
    [InlineData("src/AppflowCancel.Testing/README.md", 2)]
    [InlineData("README.md", 1)]
    public void Every_example_runs(string document, int atLeast)
    {
        var examples = CSharpBlocks().Matches(File.ReadAllText(Path.Combine(Root, document))).Select(match => match.Groups[1].Value).ToList();

        Assert.True(examples.Count >= atLeast, $"{examples.Count} examples in {document}");
        Assert.All(examples, example => Assert.Contains(Sources, source => source.Contains(Unindented(example), StringComparison.Ordinal)));
    }

    private static string Unindented(string text) => string.Join('\n', text.TrimEnd().Split('\n').Select(line => line.Trim()));

    private static string PathOfThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CSharpBlocks();
}
