namespace AppflowCancel;

/// <summary>The short options of the command line, beside <c>--Emulator:Key=value</c>.</summary>
internal static class CommandLine
{
    private static readonly Dictionary<string, string> Short = new()
    {
        ["--port"] = "Emulator:Port",
        ["--seed"] = "Emulator:SeedPath",
    };

    public static void AddTo(IConfigurationBuilder configuration, string[] args) => configuration.AddCommandLine(args, Short);
}
