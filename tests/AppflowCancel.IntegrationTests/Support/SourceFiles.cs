using System.Runtime.CompilerServices;

namespace AppflowCancel.IntegrationTests.Support;

/// <summary>Where the sources of the repository are.</summary>
internal static class SourceFiles
{
    public static readonly string Root = Path.GetFullPath(Path.Combine(PathOfThisFile(), "..", "..", "..", ".."));

    private static string PathOfThisFile([CallerFilePath] string path = "") => path;
}
