using AppflowCancel.Text;

namespace AppflowCancel.Hosting.CommandLine;

/// <summary>The arguments that are settings: <c>--port</c>, <c>--seed</c>, and any key of the configuration.</summary>
internal static class ArgumentRules
{
    private static readonly Dictionary<string, string> Short = new()
    {
        ["--port"] = "Emulator:Port",
        ["--seed"] = "Emulator:SeedPath",
        ["--data"] = "Emulator:DataPath",
    };

    private static readonly string[] Sections = ["--Emulator", "--Logging"];

    /// <summary>Settings of the host, which tools and test servers pass.</summary>
    private static readonly string[] Hosting = ["--applicationName", "--contentRoot", "--environment"];

    public static void AddTo(IConfigurationBuilder configuration, string[] args) => configuration.AddCommandLine(args, Short);

    /// <summary>Errors for arguments that .NET would ignore or fail on: unknown options, and options without a value or with an empty one.</summary>
    public static IReadOnlyList<string> Validate(string[] args)
    {
        var errors = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            var (name, value) = args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], null);
            if (value is null && i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                value = args[++i];
            }

            if (!IsOption(name) && !IsSection(name, value))
            {
                errors.Add($"{name} is '{value}'; there is no such option. Did you mean {NearestName.To(name, Short.Keys)}? "
                    + "Allowed: --port, --seed, --data, --help, --version, --healthcheck, and any option of the configuration, such as --Emulator:RunSeconds=5.");
            }
            else if (value is null)
            {
                errors.Add($"{name} has no value; allowed: {name}=value.");
            }
            else if (value.Length == 0 && Short.ContainsKey(name))
            {
                // Of a variable that is not set, say: state would silently be kept in memory.
                errors.Add($"{name} is empty; give it a value, or leave it out.");
            }
        }

        return errors;
    }

    private static bool IsOption(string name) =>
        Short.Keys.Concat(Hosting).Contains(name, StringComparer.OrdinalIgnoreCase)
        || Array.Exists(Sections, section => name.StartsWith(section + ':', StringComparison.OrdinalIgnoreCase));

    // Test servers pass every node of a configuration, including parents of values, which are empty.
    private static bool IsSection(string name, string? value) => value == "" && Sections.Contains(name, StringComparer.OrdinalIgnoreCase);
}
