using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>A reset that loads the seeds again.</summary>
public sealed class ReseedTests : IDisposable
{
    private const string Seed = """{"account":"123456789012","now":1790000000,"flows":[{"flowName":"orders","runs":[{"executionId":"run-1","executionStatus":"InProgress"}]}]}""";

    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public async Task A_reset_with_seed_restores_the_seed_only()
    {
        await using var emulator = await Seeded(Seed);
        var seeded = (await emulator.TryControl(HttpMethod.Get, "/_appflow/state")).Body;
        await emulator.Cancel("run-1");
        await emulator.StartRun();
        await emulator.Advance(1);

        var reset = await emulator.Send(HttpMethod.Post, "/_appflow/reset?seed=true");

        Assert.Equal("""{"accounts":1}""", reset.MustBe(HttpStatusCode.OK).Body);
        Assert.Equal(seeded, (await emulator.TryControl(HttpMethod.Get, "/_appflow/state")).Body);
        Assert.Empty(await emulator.Requests());
        await emulator.Advance(5);
        Assert.Equal("run-1=InProgress", await emulator.Statuses());
    }

    [Fact]
    public async Task A_reset_without_seed_leaves_nothing_of_the_seed()
    {
        await using var emulator = await Seeded(Seed);

        await emulator.Send(HttpMethod.Post, "/_appflow/reset");

        Assert.Equal("""{"flows":[]}""", (await emulator.Post("/list-flows", "{}")).Body);
    }

    [Theory]
    [InlineData("""{"flows":[{"flowNam":"orders"}]}""", "$.flows[0]")]
    [InlineData("""{"flows":""", "Not JSON at line 1, column 10.")]
    [InlineData("""{"account":"12"}""", "$.account is \"12\"; allowed: twelve digits.")]
    public async Task A_seed_that_has_become_malformed_changes_nothing_and_is_named(string malformed, string error)
    {
        await using var emulator = await Seeded(Seed);
        await emulator.Cancel("run-1");
        await File.WriteAllTextAsync(_file, malformed);

        var reset = await emulator.Send(HttpMethod.Post, "/_appflow/reset?seed=true");

        Assert.Equal(400, reset.Status);
        Assert.StartsWith($"Seed {_file}: ", reset.Message, StringComparison.Ordinal);
        Assert.Contains(error, reset.Message, StringComparison.Ordinal);
        Assert.Equal("run-1=CancelStarted", await emulator.Statuses());
    }

    public void Dispose() => File.Delete(_file);

    private async Task<TestEmulator> Seeded(string seed)
    {
        await File.WriteAllTextAsync(_file, seed);
        var emulator = new TestEmulator(("Emulator:SeedPath", _file));

        // The host answers as soon as it listens; the seed is loaded just after.
        while ((await emulator.Send(HttpMethod.Get, "/_appflow/ready")).Status != 200)
        {
            await Task.Yield();
        }

        return emulator;
    }
}
