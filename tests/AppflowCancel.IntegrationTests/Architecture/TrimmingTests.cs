using System.Text.RegularExpressions;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Architecture;

/// <summary>A method that image.substitutions.xml leaves out throws in the native binary only, where few tests run.</summary>
public sealed partial class TrimmingTests
{
    private static readonly string[] Projects = ["AppflowCancel", "AppflowCancel.Domain"];

    [Fact]
    public void The_program_calls_nothing_that_the_native_binary_leaves_out()
    {
        var callers = Projects
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(SourceFiles.Root, "src", project), "*.cs", SearchOption.AllDirectories))
            .Where(path => LeftOut().IsMatch(File.ReadAllText(path)));

        Assert.Empty(callers);
    }

    // Reading JSON into types, and writing or reading it asynchronously; the regex engine without backtracking; HTTP/3.
    [GeneratedRegex(@"\bDeserialize(Async)?(AsyncEnumerable)?\b|\bSerializeAsync\b|WriteAsJsonAsync|ReadFromJsonAsync|NonBacktracking|HttpProtocols\.\w*Http3|UseQuic")]
    private static partial Regex LeftOut();
}
