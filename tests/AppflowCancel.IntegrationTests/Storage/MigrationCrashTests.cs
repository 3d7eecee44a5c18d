using System.Globalization;
using System.Net;
using AppflowCancel.IntegrationTests.Startup;
using Xunit.Abstractions;

namespace AppflowCancel.IntegrationTests.Storage;

/// <summary>
/// The real program, killed while it migrates an older file. <c>MIGRATION_ROUNDS</c> is the number of rounds;
/// <c>tests/prove migration</c> is the long form.
/// </summary>
public sealed class MigrationCrashTests(ITestOutputHelper output) : IDisposable
{
    // At a moment between the opening of the file and the end of the migration.
    private const int LongestSpin = 4_000_000;

    private readonly TemporaryFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_kill_leaves_the_older_or_the_newer_format_with_all_data()
    {
        string before;
        await using (var emulator = await Start())
        {
            (await emulator.Send(HttpMethod.Put, "/_appflow/clock", """{"frozen":true,"now":2000000000}""")).MustBe(HttpStatusCode.OK);
            (await emulator.Send(HttpMethod.Post, "/_appflow/state", """
                {"flows":[{"flowName":"orders","runs":[{"executionId":"run-1","executionStatus":"InProgress"}]}]}
                """)).MustBe(HttpStatusCode.OK);
            before = await Export(emulator);
        }

        var rounds = int.Parse(Environment.GetEnvironmentVariable("MIGRATION_ROUNDS") ?? "3", CultureInfo.InvariantCulture);
        var (older, newer) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            Database.Query(Data, "drop view if exists run_list; drop table if exists connector_tokens; pragma user_version = 1; select 1");
            await KillDuringMigration();
            Assert.Equal("ok", Database.Query(Data, "pragma integrity_check"));
            var isNewer = Database.Query(Data, "select count(*) from sqlite_schema where name = 'run_list'") == "1";
            Assert.Equal(isNewer, Database.Query(Data, "select count(*) from sqlite_schema where name = 'connector_tokens'") == "1");
            Assert.Equal(isNewer ? "3" : "1", Database.Query(Data, "pragma user_version"));
            _ = isNewer ? newer++ : older++;
        }

        Console.WriteLine($"{rounds} migrations killed: {older} x the older format, {newer} x the newer");
        output.WriteLine($"{older} older, {newer} newer");
        await using var next = await Start();
        Assert.Equal(before, await Export(next));
    }

    private async Task KillDuringMigration()
    {
        await using var emulator = EmulatorProcess.Launch(["--port=0", "--data", Data]);
        SpinWait.SpinUntil(() => File.Exists(Path.Combine(Data, "appflow.db-shm")), TimeSpan.FromSeconds(30));
        Thread.SpinWait(Random.Shared.Next(1 + Random.Shared.Next(LongestSpin)));
        emulator.Kill();
    }

    private Task<EmulatorProcess> Start() => EmulatorProcess.Start(["--port=0", "--data", Data]);

    private static async Task<string> Export(EmulatorProcess emulator) =>
        (await emulator.Send(HttpMethod.Get, "/_appflow/state")).MustBe(HttpStatusCode.OK).Body;
}
