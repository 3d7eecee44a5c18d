using AppflowCancel.Hosting.CommandLine;
namespace AppflowCancel.IntegrationTests.Startup;

/// <summary>Invalid configuration stops startup; the message names the key, the value and what is allowed.</summary>
public sealed class OptionTests
{
    private const string Seconds = "a number of seconds from 0 to 1000000000, or never";

    [Theory]
    [InlineData("Port", "65536", "a whole number from 0 to 65535")]
    [InlineData("Port", "", "a whole number from 0 to 65535")]
    [InlineData("Host", "localhost", "an IP address, such as 127.0.0.1 or 0.0.0.0")]
    [InlineData("Account", "12345678901", "twelve digits")]
    [InlineData("Region", "mars", "a region's name, such as eu-west-1")]
    [InlineData("EmptyExecutionIds", "Some", "None or All")]
    [InlineData("MaxAccounts", "0", "a whole number from 1 to 10000000")]
    [InlineData("MaxBodyBytes", "1e6", "a whole number from 1024 to 1073741824")]
    [InlineData("BodyMemory", "1024", "a whole number from 1048576 to 2147483647")]
    [InlineData("JournalMemory", "1", "a whole number from 65536 to 2147483647")]
    [InlineData("MaxConnections", "0", "a whole number from 1 to 1000000")]
    [InlineData("JournalEntries", "-1", "a whole number from 0 to 10000000")]
    [InlineData("RandomSeed", "x", "a whole number from 0 to 2147483647")]
    [InlineData("LogFormat", "xml", "text or json")]
    [InlineData("MaxFlows", "1,000", "a whole number from 1 to 10000000")]
    [InlineData("MaxConcurrentRuns", "0", "a whole number from 1 to 100000000")]
    [InlineData("MaxTags", "51", "a whole number from 1 to 50")]
    [InlineData("FinishedRunsKept", "99999999999999999999", "a whole number from 1 to 100000000")]
    [InlineData("RunSeconds", "-1", Seconds)]
    [InlineData("RunSeconds", "NaN", Seconds)]
    [InlineData("CancelSeconds", "1000000001", Seconds)]
    [InlineData("BatchSeconds", "0", "a number of seconds from 0.001 to 1000000000, or never")]
    [InlineData("Outcome", "Canceled", "Successful or Error")]
    [InlineData("CancelOutcome", "Cancelled", "Canceled or Successful or Error")]
    [InlineData("RecordsPerSecond", "1.5", "a whole number from 0 to 1000000000")]
    [InlineData("BytesPerRecord", "1KB", "a whole number from 0 to 1000000000")]
    [InlineData("AllowedHosts", "http://appflow.test", "names, such as appflow.test, *.example.com or *")]
    [InlineData("AllowedHosts", "a.*.example", "names, such as appflow.test, *.example.com or *")]
    [InlineData("AllowedOrigins", "localhost:3000", "origins without a path, such as http://localhost:3000, or *")]
    [InlineData("AllowedOrigins", "http://localhost:3000/", "origins without a path, such as http://localhost:3000, or *")]
    public async Task An_invalid_value_is_refused_with_the_allowed_ones(string key, string value, string allowed)
    {
        var refusal = await EmulatorProcess.Refusal([], ($"Emulator__{key}", value));

        Assert.Equal($"Emulator:{key} is '{value}'; allowed: {allowed}.\n", refusal);
    }

    [Theory]
    [InlineData("RunSecond", "RunSeconds")]
    [InlineData("cancelsecs", "CancelSeconds")]
    [InlineData("Seed", "SeedPath")]
    [InlineData("RandomSed", "RandomSeed")]
    public async Task An_unknown_option_is_refused_with_the_nearest_name(string key, string nearest)
    {
        var refusal = await EmulatorProcess.Refusal([], ($"Emulator__{key}", "5"));

        Assert.Equal($"Emulator:{key} is '5'; there is no such option. Did you mean Emulator:{nearest}?\n", refusal);
    }

    [Theory]
    [InlineData("--prot=1", "--prot is '1'", "--port")]
    [InlineData("--prot 1", "--prot is '1'", "--port")]
    [InlineData("--seeds=x", "--seeds is 'x'", "--seed")]
    [InlineData("-p=1", "-p is '1'", "--port")]
    [InlineData("/port=1", "/port is '1'", "--port")]
    [InlineData("port=1", "port is '1'", "--port")]
    [InlineData("serve", "serve is ''", "--seed")]
    public async Task An_unknown_argument_is_refused_with_the_nearest_name(string arguments, string what, string nearest)
    {
        var refusal = await EmulatorProcess.Refusal(arguments.Split(' '));

        Assert.StartsWith($"{what}; there is no such option. Did you mean {nearest}? Allowed: --port, --seed, ", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--port --seed=x")]
    public async Task An_argument_without_a_value_is_refused(string arguments)
    {
        var refusal = await EmulatorProcess.Refusal(arguments.Split(' '));

        Assert.Equal("--port has no value; allowed: --port=value.\n", refusal);
    }

    [Theory]
    [InlineData("--data", "")]
    [InlineData("--data=")]
    public void An_empty_argument_is_refused_because_its_variable_may_not_be_set(params string[] arguments)
    {
        Assert.Equal(["--data is empty; give it a value, or leave it out."], ArgumentRules.Validate(arguments));
    }

    [Theory]
    [InlineData("Loud")]
    [InlineData("7")]
    [InlineData("")]
    public async Task An_unknown_log_level_is_refused(string level)
    {
        var refusal = await EmulatorProcess.Refusal([], ("Logging__LogLevel__Default", level));

        Assert.Equal(
            $"Logging:LogLevel:Default is '{level}'; allowed: Trace or Debug or Information or Warning or Error or Critical or None.\n",
            refusal);
    }

    [Fact]
    public async Task All_errors_are_reported_at_once()
    {
        var refusal = await EmulatorProcess.Refusal(["--port=x", "--Emulator:Outcome=y"], ("Emulator__MaxTag", "z"));

        Assert.Equal(3, refusal.Count(each => each == '\n'));
    }

    [Fact]
    public async Task Options_take_effect()
    {
        await using var emulator = await EmulatorProcess.Start(["--port=0", "--Emulator:MaxBodyBytes=1024"], ("Emulator__region", "eu-west-1"));

        var tooLarge = await emulator.Send(HttpMethod.Post, "/list-flows", new string(' ', 1025));
        var state = await emulator.Send(HttpMethod.Get, "/_appflow/state");

        Assert.Equal("RequestEntityTooLargeException", tooLarge.ErrorType);
        Assert.Equal("eu-west-1", state.Json.GetProperty("region").GetString());
    }
}
