using System.Net;
using AppflowCancel.IntegrationTests.Startup;

namespace AppflowCancel.IntegrationTests.Storage;

/// <summary>When the disk becomes full, the program ends, and no answered change is lost.</summary>
public sealed class FullDiskTests : IDisposable
{
    // 300 KB: room to start, and for some tens of flows.
    private const int Blocks = 600;
    private const int MoreThanFit = 2_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_full_disk_ends_the_process_with_a_message_and_answered_changes_are_kept()
    {
        var answered = 0;
        await using (var emulator = await EmulatorProcess.StartOnSmallDisk(Blocks, Arguments))
        {
            answered = await FillDisk(emulator);

            var (code, _, errors) = await emulator.Exit();
            Assert.Equal(3, code);
            Assert.Contains("appflow.db cannot be ", errors, StringComparison.Ordinal);
        }

        Assert.InRange(answered, 1, MoreThanFit - 1);
        await using var next = await EmulatorProcess.Start(Arguments);
        var flows = (await next.Send(HttpMethod.Get, "/_appflow/state")).Json.GetProperty("flows").GetArrayLength();
        Assert.InRange(flows, answered, answered + 1);
    }

    [Fact]
    public async Task A_full_disk_ends_the_process_although_nobody_reads_its_output()
    {
        await using var emulator = await EmulatorProcess.StartOnSmallDisk(Blocks, Arguments);

        // More log lines than a pipe has room for.
        for (var i = 0; i < 1_000; i++)
        {
            (await emulator.Send(HttpMethod.Post, "/stop-flow", """{"flowName":"none"}""")).MustBe(HttpStatusCode.NotFound);
        }

        await FillDisk(emulator);

        Assert.Equal(3, await emulator.ExitUnread());
    }

    private string[] Arguments => ["--port=0", "--data", Path.Combine(_folder.Path, "data"), "--Emulator:MaxFlows=10000"];

    /// <returns>The number of answered changes.</returns>
    private static async Task<int> FillDisk(EmulatorProcess emulator)
    {
        var answered = 0;
        try
        {
            while (answered < MoreThanFit)
            {
                var answer = await emulator.Send(HttpMethod.Post, "/_appflow/state", $$$"""{"flows":[{"flowName":"flow-{{{answered}}}"}]}""");
                answer.MustBe(HttpStatusCode.OK);
                answered++;
            }
        }
        catch (HttpRequestException)
        {
            // The connection ended without an answer.
        }

        return answered;
    }
}
