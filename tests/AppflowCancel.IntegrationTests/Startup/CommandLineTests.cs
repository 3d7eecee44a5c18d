namespace AppflowCancel.IntegrationTests.Startup;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--port 1 --prot 2 --help")]
    public async Task Help_names_the_options_and_how_to_set_the_others(string arguments)
    {
        var help = await Output(arguments);

        Assert.StartsWith("Description:\n  AppflowCancel: a local Amazon AppFlow for testing", help, StringComparison.Ordinal);
        Assert.All(
            ["--port <PORT>", "--seed <PATH>", "--healthcheck", "--version", "--Emulator:KEY=VALUE", "Emulator__KEY"],
            each => Assert.Contains(each, help, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Version_prints_only_the_version() => Assert.Matches(@"^\d+\.\d+\.\d+\n$", await Output("--version"));

    [Theory]
    [InlineData("--po", "--port\n")]
    [InlineData("--Emulator:Run", "--Emulator:RunSeconds=\n")]
    [InlineData("--emulator:maxfl", "--Emulator:MaxFlows=\n")]
    public async Task A_shell_can_ask_for_completions(string typed, string expected)
    {
        await using var process = EmulatorProcess.Launch(["[suggest]", typed]);

        var (code, output, _) = await process.Exit();

        Assert.Equal(0, code);
        Assert.Equal(expected, output);
    }

    [Fact]
    public async Task The_last_of_duplicate_options_counts()
    {
        await using var emulator = await EmulatorProcess.Start(["--port", "1", "--Emulator:Port=2", "--port", "0"]);

        Assert.True(emulator.Endpoint.Port > 2);
    }

    [Fact]
    public async Task A_health_check_fails_when_nothing_listens()
    {
        await using var process = EmulatorProcess.Launch(["--healthcheck", "--port", "1"]);

        Assert.Equal(1, (await process.Exit()).Code);
    }

    private static async Task<string> Output(string arguments)
    {
        await using var process = EmulatorProcess.Launch(arguments.Split(' '));
        var (code, output, errors) = await process.Exit();
        Assert.Equal("", errors);
        Assert.Equal(0, code);
        return output;
    }
}
