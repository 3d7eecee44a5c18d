using System.Globalization;
using System.Text;
using AppflowCancel.IntegrationTests.Startup;
using Xunit.Abstractions;

namespace AppflowCancel.IntegrationTests.Storage;

/// <summary>
/// The real program with a real file, repeatedly killed at a random moment under load. <c>CRASH_ROUNDS</c> is the number of rounds
/// and <c>CRASH_SEED</c> repeats one; <c>tests/prove crash</c> is the long form.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Clients = 8;
    private const int MostRequests = 400;

    private readonly TemporaryFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Answered_changes_survive_a_kill_and_others_are_never_half_done()
    {
        var rounds = Number("CRASH_ROUNDS", 4);
        var seed = Number("CRASH_SEED", Random.Shared.Next());
        Console.WriteLine($"{rounds} rounds, seed {seed}");
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        List<CrashClient> clients = [.. Enumerable.Range(0, Clients).Select(client => new CrashClient($"{client + 1:D12}", new Random(seed + client)))];
        for (var round = 0; round < rounds; round++)
        {
            await Load(clients, random.Next(1, MostRequests));
            Assert.Equal("ok", Database.Query(Data, "pragma integrity_check"));
        }

        await Load(clients, 0);
        output.WriteLine($"{clients.Sum(client => client.Answered)} requests were answered");
        Assert.NotEqual(0, clients.Sum(client => client.Answered));
        Assert.All(Directory.GetFiles(Data), file => Assert.DoesNotContain(
            CrashOperation.Secret, Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
    }

    /// <summary>Starts the program on the data of the previous one, checks that data, applies load, and kills the program.</summary>
    private async Task Load(List<CrashClient> clients, int requests)
    {
        await using var emulator = await EmulatorProcess.Start(["--port=0", "--data", Data, "--Logging:LogLevel:Default=Error"]);
        using var http = new HttpClient { BaseAddress = emulator.Endpoint };
        await Task.WhenAll(clients.Select(client => client.Check(http)));
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var load = requests == 0 ? [] : clients.Select(client => client.Run(http, () =>
        {
            if (Interlocked.Decrement(ref requests) == 0)
            {
                enough.SetResult();
            }
        })).ToList();
        await Task.WhenAny([requests == 0 ? Task.CompletedTask : enough.Task, .. load]);
        emulator.Kill();
        await Task.WhenAll(load);
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
