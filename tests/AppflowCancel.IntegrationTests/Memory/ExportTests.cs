using System.IO.Pipelines;
using System.Net;
using System.Text;
using AppflowCancel.Control.State;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace AppflowCancel.IntegrationTests.Memory;

/// <summary>An export may have hundreds of megabytes, and a client may read it slowly.</summary>
public sealed class ExportTests : IAsyncDisposable
{
    private readonly TestEmulator _emulator = new(("Emulator:BodyMemory", "1048576"));

    [Fact]
    public async Task An_export_is_never_in_memory_as_a_whole()
    {
        await PutRuns(2_000);
        var pipe = new Pipe();

        var sending = Send(pipe.Writer, Account.Export());

        var (largest, document) = await ReadAll(pipe.Reader);
        await sending;
        Assert.True(document.Length > 800_000, $"{document.Length} characters");
        Assert.InRange(largest, 1, 200_000);
    }

    [Fact]
    public async Task A_client_that_leaves_ends_its_export()
    {
        await PutRuns(2_000);
        var pipe = new Pipe();
        var sending = Send(pipe.Writer, Account.Export());
        Assert.False(sending.IsCompleted);

        await pipe.Reader.CompleteAsync();

        await sending;
    }

    [Fact]
    public async Task What_happens_while_an_export_is_read_is_not_in_it()
    {
        await PutRuns(2_000);
        var before = await _emulator.State();
        var pipe = new Pipe();
        var sending = Send(pipe.Writer, Account.Export());

        await _emulator.Post("/cancel-flow-executions", """{"flowName":"orders"}""");
        await _emulator.Post("/start-flow", """{"flowName":"orders"}""");
        await _emulator.Post("/create-flow", Support.FlowBody.Of("later"));
        await _emulator.Advance(60);

        Assert.Equal(before, (await ReadAll(pipe.Reader)).Document);
        await sending;
        await _emulator.PutState(before);
    }

    [Fact]
    public async Task An_export_for_which_there_is_no_memory_is_refused_with_Retry_After()
    {
        var time = new ManualTime();
        await using var emulator = new TestEmulator(("Emulator:BodyMemory", "1048576")) { Time = time };
        await emulator.PutState(Runs(3_000));
        Assert.NotNull(await emulator.Services.GetRequiredService<BodyBudget>().Reserve(1_048_576, default));

        var waiting = emulator.TryControl(HttpMethod.Get, "/_appflow/state");
        await time.UntilTimerDueIn(10);
        time.Advance(10);

        var answer = await waiting;
        answer.MustBe(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("1", answer.Headers["Retry-After"]);
    }

    [Theory]
    [InlineData("/create-flow", "ServiceUnavailableException")]
    [InlineData("/_appflow/state", null)]
    public async Task A_large_body_is_refused_when_the_state_fills_the_heap(string path, string? error)
    {
        var used = 0L;
        await using var emulator = new TestEmulator { Replace = services => services.AddSingleton(new HeapRoom(10_000_000, () => used, () => { })) };
        var body = $$"""{"flowName":"orders","unknown":"{{new string(' ', 100_000)}}"}""";
        (await emulator.Post(path, body)).MustBe(HttpStatusCode.BadRequest);

        used = 9_500_000;
        var answer = await emulator.Post(path, body);

        answer.MustBe(HttpStatusCode.ServiceUnavailable);
        Assert.Equal((error, "1"), (answer.ErrorType, answer.Headers["Retry-After"]));
        (await emulator.TryControl(HttpMethod.Put, "/_appflow/state", "{}")).MustBe(HttpStatusCode.ServiceUnavailable);
        (await emulator.Post("/list-flows", "{}")).MustBe(HttpStatusCode.OK);
        await emulator.Control(HttpMethod.Delete, "/_appflow/state");
    }

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    private Account Account => _emulator.Services.GetRequiredService<AccountRegistry>().Find(TestEmulator.Account)!;

    private Task<System.Text.Json.JsonElement> PutRuns(int count) => _emulator.PutState(Runs(count));

    private static string Runs(int count) =>
        $$"""{"flows":[{"flowName":"orders","runs":[{{string.Join(',', Enumerable.Range(1, count).Select(i => $$"""{"executionId":"run-{{i}}","executionStatus":"{{(i > 10 ? "Successful" : "InProgress")}}"}"""))}}]}]}""";

    private static async Task Send(PipeWriter output, AccountState state)
    {
        await using (var export = new StateExport(output, state, "us-east-1"))
        {
            await export.SendAsync();
        }

        await output.CompleteAsync();
    }

    private static async Task<(long Largest, string Document)> ReadAll(PipeReader reader)
    {
        var largest = 0L;
        var document = new StringBuilder();
        while (true)
        {
            var read = await reader.ReadAsync();
            largest = Math.Max(largest, read.Buffer.Length);
            document.Append(Encoding.UTF8.GetString(read.Buffer));
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return (largest, document.ToString());
            }
        }
    }
}
