namespace AppflowCancel.ApiDescriptions;

/// <summary>Writes the documents. A class with a name: the tests refer to the program's own <c>Program</c>.</summary>
internal static class Tool
{
    /// <param name="args">The root of the repository; none when run from anywhere in it.</param>
    public static async Task Main(string[] args)
    {
        var root = args is [var given] ? given : FindRoot(Environment.CurrentDirectory);
        foreach (var (name, text) in await ApiDocuments.Write())
        {
            var path = Path.Combine(ApiDocuments.Folder, name);
            await File.WriteAllTextAsync(Path.Combine(root, path), text);
            Console.WriteLine($"Wrote {path}.");
        }
    }

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "AppflowCancel.sln")) ? folder
        : Path.GetDirectoryName(folder) is { } parent ? FindRoot(parent)
        : throw new InvalidOperationException("There is no AppflowCancel.sln in this folder or above it.");
}
