using System.Globalization;
using System.Net;
using AppflowCancel.Aws;
using AppflowCancel.Browsers;
using AppflowCancel.Domain;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Hosting.Logging;
using AppflowCancel.Live.Reports;
using AppflowCancel.Memory;
using AppflowCancel.Storage;
using AppflowCancel.Text;

namespace AppflowCancel.Hosting.Options;

/// <summary>
/// Reads the options from the configuration. Invalid ones stop startup; each error names the key, the value
/// and what is allowed.
/// </summary>
internal sealed class OptionsReader
{
    private readonly IConfigurationSection _section;
    private readonly List<string> _keys = [];
    private readonly List<string> _errors = [];

    /// <summary>Every key of the section.</summary>
    public static IReadOnlyList<string> Keys
    {
        get
        {
            var reader = new OptionsReader(new ConfigurationBuilder().Build().GetSection(EmulatorOptions.Section));
            reader.Read();
            return reader._keys.Distinct().ToList();
        }
    }

    private OptionsReader(IConfigurationSection section) => _section = section;

    public static EmulatorOptions Read(IConfiguration configuration, out IReadOnlyList<string> errors)
    {
        var reader = new OptionsReader(configuration.GetSection(EmulatorOptions.Section));
        var options = reader.Read();
        reader.RefuseUnknownKeys();
        reader.CheckLogLevel(configuration[LoggingSetup.LevelKey]);
        errors = reader._errors;
        return options;
    }

    private EmulatorOptions Read() => new()
    {
        Port = Whole("Port", 4566, 0, 65_535),
        Host = Address("Host", IPAddress.Loopback),
        SeedPath = Text("SeedPath", "", "the path of a file or a folder", _ => true) is { Length: > 0 } path ? path : null,
        Store = ReadStore(),
        Account = Text("Account", "000000000000", "twelve digits", text => Caller.IsAccount(text)),
        Region = Text("Region", "us-east-1", "a region's name, such as eu-west-1", Caller.IsRegion),
        EmptyExecutionIdsMeansAll = OneOf("EmptyExecutionIds", "None", "All") == "All",
        ProfileChecksAreStrict = OneOf("ProfileChecks", "None", "Strict") == "Strict",
        MaxBodyBytes = Whole("MaxBodyBytes", 10 * 1024 * 1024, 1024, 1024 * 1024 * 1024),
        BodyMemory = Whole("BodyMemory", MemoryLimits.BodyMemory, 1024 * 1024, int.MaxValue),
        MaxConnections = Whole("MaxConnections", MemoryLimits.Connections, 1, 1_000_000),
        Browsers = new BrowserSettings(
            List("AllowedHosts", "names, such as appflow.test, *.example.com or *", HostRules.IsPattern),
            List("AllowedOrigins", "origins without a path, such as http://localhost:3000, or *", OriginRules.IsPattern)),
        Reports = new ReportSettings(
            OneOf("CanceledRunReport", "Sent", "None") == "Sent",
            List("AllowedTargets", "names, such as events.example.com, *.example.com or *", HostRules.IsPattern)),
        LogsJson = OneOf("LogFormat", "text", "json") == "json",
        Accounts = new AccountSettings
        {
            Limits = new Limits
            {
                Flows = Whole("MaxFlows", 1_000, 1, 10_000_000),
                ConcurrentRuns = Whole("MaxConcurrentRuns", 1_000, 1, 100_000_000),
                ConnectorProfiles = Whole("MaxConnectorProfiles", 100, 1, 1_000_000),
                Tags = Whole("MaxTags", 50, 1, 50),
                FinishedRunsKept = Whole("FinishedRunsKept", 100_000, 1, 100_000_000),
            },
            Plan = ReadPlan(),
            MaxAccounts = Whole("MaxAccounts", 10_000, 1, 10_000_000),
            JournalBudget = new JournalBudget(Whole("JournalMemory", MemoryLimits.JournalMemory, 65_536, int.MaxValue)),
            JournalEntries = Whole("JournalEntries", 1_000, 0, 10_000_000),
            RandomSeed = Given("RandomSeed") is null ? null : Whole("RandomSeed", 0, 0, int.MaxValue),
        },
    };

    private StoreSettings? ReadStore()
    {
        var folder = Text("DataPath", "", "the path of a folder", _ => true);
        var survivesPowerLoss = OneOf("DataSynchronous", "Normal", "Full") == "Full";
        return folder.Length > 0 ? new StoreSettings(folder, survivesPowerLoss) : null;
    }

    private RunPlan ReadPlan() => new()
    {
        RunFor = Duration("RunSeconds", TimeSpan.FromSeconds(30)),
        Outcome = Enum.Parse<RunStatus>(OneOf("Outcome", "Successful", "Error")),
        ErrorMessage = Text("ErrorMessage", "", "any text", _ => true) is { Length: > 0 } message ? message : null,
        CancelFor = Duration("CancelSeconds", TimeSpan.FromSeconds(2)),
        CancelOutcome = Enum.Parse<RunStatus>(OneOf("CancelOutcome", "Canceled", "Successful", "Error")),
        BatchFor = Duration("BatchSeconds", RunPlan.Never, min: 0.001) is var batch && batch == RunPlan.Never ? null : batch,
        RecordsPerSecond = Whole("RecordsPerSecond", 100, 0, (int)PlanTags.MaxAmount),
        BytesPerRecord = Whole("BytesPerRecord", 1024, 0, (int)PlanTags.MaxAmount),
    };

    private string? Given(string key)
    {
        _keys.Add(key);
        return _section[key];
    }

    private string Text(string key, string otherwise, string allowed, Func<string, bool> isAllowed)
    {
        var value = Given(key);
        return value is null ? otherwise : isAllowed(value) ? value : Invalid(key, value, allowed, otherwise);
    }

    /// <summary>A list: indexed, as in a JSON file, or comma-separated, as in an environment variable.</summary>
    private string[] List(string key, string allowed, Func<string, bool> isAllowed)
    {
        var values = Given(key) is { Length: > 0 } text
            ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [.. _section.GetSection(key).GetChildren().Select(each => each.Value ?? "")];
        return [.. values.Select(value => isAllowed(value) ? value : Invalid(key, value, allowed, value))];
    }

    private IPAddress Address(string key, IPAddress otherwise)
    {
        var value = Given(key);
        return value is null ? otherwise
            : IPAddress.TryParse(value, out var address) ? address
            : Invalid(key, value, "an IP address, such as 127.0.0.1 or 0.0.0.0", otherwise);
    }

    private string OneOf(string key, params string[] values)
    {
        var value = Given(key);
        return value is null ? values[0]
            : values.FirstOrDefault(each => each.Equals(value, StringComparison.OrdinalIgnoreCase))
                ?? Invalid(key, value, string.Join(" or ", values), values[0]);
    }

    private int Whole(string key, int otherwise, int min, int max)
    {
        var value = Given(key);
        return value is null ? otherwise
            : int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= min && number <= max ? number
            : Invalid(key, value, $"a whole number from {min} to {max}", otherwise);
    }

    private TimeSpan Duration(string key, TimeSpan otherwise, double min = 0)
    {
        var value = Given(key);
        return value is null ? otherwise
            : value == "never" ? RunPlan.Never
            : double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                && seconds >= min && seconds <= PlanTags.MaxSeconds ? TimeSpan.FromMilliseconds(Math.Round(seconds * 1000))
            : Invalid(key, value, $"a number of seconds from {min.ToString(CultureInfo.InvariantCulture)} to 1000000000, or never", otherwise);
    }

    private T Invalid<T>(string key, string value, string allowed, T otherwise)
    {
        _errors.Add($"{EmulatorOptions.Section}:{key} is '{value}'; allowed: {allowed}.");
        return otherwise;
    }

    private void CheckLogLevel(string? level)
    {
        var names = Enum.GetNames<LogLevel>();
        if (level is not null && !names.Contains(level, StringComparer.OrdinalIgnoreCase))
        {
            _errors.Add($"{LoggingSetup.LevelKey} is '{level}'; allowed: {string.Join(" or ", names)}.");
        }
    }

    private void RefuseUnknownKeys()
    {
        foreach (var given in _section.GetChildren())
        {
            if (!_keys.Contains(given.Key, StringComparer.OrdinalIgnoreCase))
            {
                _errors.Add(
                    $"{EmulatorOptions.Section}:{given.Key} is '{given.Value}'; there is no such option. "
                    + $"Did you mean {EmulatorOptions.Section}:{NearestName.To(given.Key, _keys)}?");
            }
        }
    }
}
