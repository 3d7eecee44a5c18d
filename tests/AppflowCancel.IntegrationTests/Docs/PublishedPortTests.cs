using System.Text.RegularExpressions;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Docs;

/// <summary>No document or sample publishes a container's port to the network: who copies it would share the emulator with everyone there.</summary>
public sealed partial class PublishedPortTests
{
    private static readonly string[] Folders = ["docs", "samples"];

    private static readonly string[] Extensions = [".md", ".yaml", ".yml", ".sh", ".json", ".py", ".js", ""];

    public static TheoryData<string> Files =>
    [
        .. Folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SourceFiles.Root, folder), "*", SearchOption.AllDirectories))
            .Where(path => Extensions.Contains(Path.GetExtension(path)) && !path.Contains("node_modules", StringComparison.Ordinal))
            .Append(Path.Combine(SourceFiles.Root, "README.md"))
            .Where(path => PublishedPort().IsMatch(File.ReadAllText(path)))
            .Select(path => Path.GetRelativePath(SourceFiles.Root, path)),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Published_ports_are_bound_to_loopback(string path) => Assert.All(
        PublishedPort().Matches(File.ReadAllText(Path.Combine(SourceFiles.Root, path))),
        match => Assert.StartsWith("127.0.0.1:", match.Groups["port"].Value, StringComparison.Ordinal));

    // docker run -p, --publish; and the ports of a compose file.
    [GeneratedRegex("""(?:(?:-p|--publish)[ =]"?|^ *- *"|ports: *\[ *")(?<port>[0-9.:]*[0-9]+:[0-9]+)\b""", RegexOptions.Multiline)]
    private static partial Regex PublishedPort();
}
