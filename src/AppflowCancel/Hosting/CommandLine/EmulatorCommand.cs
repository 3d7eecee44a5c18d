using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using AppflowCancel.Hosting.Options;

namespace AppflowCancel.Hosting.CommandLine;

/// <summary>
/// The command line. <c>--help</c>, <c>--version</c>, <c>--healthcheck</c> and shell completion are answered here; everything else
/// is configuration, read by .NET's own provider, and checked by <see cref="ArgumentRules"/>.
/// </summary>
internal sealed class EmulatorCommand : RootCommand
{
    private const string Summary = """
        AppflowCancel: a local Amazon AppFlow for testing what happens when flow runs are cancelled.

          Any other option is given as --Emulator:KEY=VALUE or as environment variable Emulator__KEY, such as
          --Emulator:RunSeconds=5 or Emulator__EmptyExecutionIds=All; docs/configuration.md lists them.
          Clients find it with AWS_ENDPOINT_URL_APPFLOW=http://127.0.0.1:4566; its API is described at /swagger.
        """;

    private static readonly ParserConfiguration Plain = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    private readonly Option<string[]> _port = Setting("--port", "PORT", "Where to listen (4566); 0 for any free port.");
    private readonly Option<string[]> _seed = Setting("--seed", "PATH", "A state document, or a folder of them, to load at startup.");
    private readonly Option<string[]> _data = Setting("--data", "FOLDER", "A folder to keep state in; without it, state is in memory.");
    private readonly Option<bool> _healthCheck = new("--healthcheck") { Description = "Exit with 0 if the emulator on that port is ready, otherwise with 1." };
    private readonly Option<bool> _version = new("--version") { Description = "Show the version.", Action = new ShowVersion() };

    private EmulatorCommand()
        : base(Summary)
    {
        // Settings of the configuration, by any name and in any case, are not declared here.
        TreatUnmatchedTokensAsErrors = false;
        Options.Remove(Options.OfType<VersionOption>().Single());
        Options.Add(_port);
        Options.Add(_seed);
        Options.Add(_data);
        Options.Add(_healthCheck);
        Options.Add(_version);
    }

    /// <summary>Handles everything that does not start the server, including errors.</summary>
    /// <returns>The exit code; null to start.</returns>
    public static int? Answer(string[] args)
    {
        var command = new EmulatorCommand();
        var parsed = command.Parse(args, Plain);
        var completes = parsed.GetResult(command.Directives.OfType<SuggestDirective>().Single()) is not null;
        if (completes || parsed.Action is HelpAction or ShowVersion)
        {
            return parsed.Invoke();
        }

        var settings = args.Where(arg => arg != command._healthCheck.Name).ToArray();
        if (ArgumentRules.Validate(settings) is { Count: > 0 } errors)
        {
            return Startup.Refuse(errors);
        }

        return parsed.GetValue(command._healthCheck) ? HealthCheck.Run(settings) : null;
    }

    public override IEnumerable<CompletionItem> GetCompletions(CompletionContext context) => base.GetCompletions(context).Concat(
        OptionsReader.Keys.Order(StringComparer.Ordinal).Select(key => $"--{EmulatorOptions.Section}:{key}=")
            .Where(option => option.StartsWith(context.WordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(option => new CompletionItem(option)));

    // The last of several values counts, as in .NET's configuration.
    private static Option<string[]> Setting(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description, Arity = ArgumentArity.OneOrMore };

    private sealed class ShowVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(ProductVersion.Text);
            return 0;
        }
    }
}
