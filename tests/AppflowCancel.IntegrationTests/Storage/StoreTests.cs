using System.Net;
using AppflowCancel.IntegrationTests.Startup;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Storage;

/// <summary>State that survives the process, which is killed without warning: answered changes exist when the next one starts.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task State_is_there_again_after_the_process_was_killed()
    {
        string before;
        await using (var emulator = await Start())
        {
            await Put(emulator, "/_appflow/clock", """{"frozen":true,"now":2000000000}""");
            await Post(emulator, "/_appflow/state", """
                {"flows":[
                  {"flowName":"orders","tags":{"team":"data"},"plan":{"cancelSeconds":60},
                   "runs":[{"executionId":"run-1","executionStatus":"InProgress"},{"executionId":"run-2","executionStatus":"Error"},
                           {"executionId":"run-3","executionStatus":"Scheduled"}]},
                  {"flowName":"hourly","region":"us-east-1","triggerConfig":{"triggerType":"Scheduled","triggerProperties":{"Scheduled":{
                   "scheduleExpression":"rate(1hours)"}}}}]}
                """);
            await Post(emulator, "/cancel-flow-executions", """{"flowName":"orders","executionIds":["run-1"]}""");
            await Post(emulator, "/start-flow", """{"flowName":"orders"}""");
            await Put(emulator, "/_appflow/faults", """[{"operation":"StartFlow","error":"ThrottlingException","times":2}]""");
            (await emulator.Send(HttpMethod.Post, "/start-flow", """{"flowName":"orders"}""")).MustBe(HttpStatusCode.TooManyRequests);
            before = await Export(emulator);
        }

        await using var next = await Start();
        Assert.EndsWith("(1 account restored)", next.FirstLine, StringComparison.Ordinal);
        Assert.Equal(before, await Export(next));
        var faults = (await next.Send(HttpMethod.Get, "/_appflow/faults")).Json.GetProperty("faults")[0];
        Assert.Equal(1, faults.GetProperty("fired").GetInt32());
    }

    [Fact]
    public async Task Export_import_export_gives_the_same_document_and_so_does_the_next_process()
    {
        string before;
        await using (var emulator = await Start())
        {
            await Put(emulator, "/_appflow/state", """
                {"now":2000000000,"frozen":true,
                 "flows":[{"flowName":"orders","tags":{"team":"data"},"runs":[{"executionId":"run-1","executionStatus":"CancelStarted"}]}],
                 "connectorProfiles":[{"connectorProfileName":"crm","connectorType":"Salesforce","connectionMode":"Public",
                   "connectorProfileProperties":{"Salesforce":{}}}],
                 "access":{"signatures":"Verified","callers":[{"accessKeyId":"AKIDBOB","secretAccessKey":"bobs-secret",
                   "policies":[{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"appflow:*","Resource":"*"}]}]}]}}
                """);
            before = await Export(emulator);
            await Put(emulator, "/_appflow/state", before);
            Assert.Equal(before, await Export(emulator));
        }

        await using var next = await Start();
        Assert.Equal(before, await Export(next));
        Assert.Contains("AKIDBOB", before, StringComparison.Ordinal);
        Assert.Contains("\"connectorProfileName\": \"crm\"", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_token_gets_the_answer_that_it_got_before_the_process_was_killed()
    {
        const string Body = """{"flowName":"orders","clientToken":"nightly-42"}""";
        string first;
        await using (var emulator = await Start())
        {
            await Post(emulator, "/_appflow/state", """{"flows":[{"flowName":"orders"}]}""");
            first = (await emulator.Send(HttpMethod.Post, "/start-flow", Body)).MustBe(HttpStatusCode.OK).Body;
        }

        await using var next = await Start();
        Assert.Equal(first, (await next.Send(HttpMethod.Post, "/start-flow", Body)).MustBe(HttpStatusCode.OK).Body);
    }

    [Fact]
    public async Task A_running_clock_has_gone_on_and_what_was_due_has_ended_when_it_should_have()
    {
        await using (var emulator = await Start())
        {
            await Post(emulator, "/_appflow/state", """{"flows":[{"flowName":"orders"}]}""");
            await Put(emulator, "/_appflow/clock", """{"rate":1000000}""");
            await Post(emulator, "/_appflow/flows/orders/runs", """{"executionId":"run-1","plan":{"runSeconds":2}}""");
        }

        await using var next = await Start();
        var run = (await next.Send(HttpMethod.Get, "/_appflow/flows/orders/runs/run-1")).MustBe(HttpStatusCode.OK).Json;
        Assert.Equal("Successful", run.GetProperty("executionStatus").GetString());
        var timeline = run.GetProperty("timeline");
        Assert.Equal(2, timeline[1].GetProperty("at").GetDecimal() - timeline[0].GetProperty("at").GetDecimal());
    }

    [Fact]
    public async Task What_was_deleted_or_reset_stays_away()
    {
        await using (var emulator = await Start())
        {
            await Post(emulator, "/_appflow/state", """{"flows":[{"flowName":"orders"},{"flowName":"returns"}]}""");
            await Post(emulator, "/delete-flow", """{"flowName":"orders"}""");
        }

        await using (var emulator = await Start())
        {
            Assert.Equal(["returns"], await FlowNames(emulator));
            await Post(emulator, "/_appflow/reset", null);
        }

        await using var next = await Start();
        Assert.Empty(await FlowNames(next));
    }

    [Fact]
    public async Task Seeds_are_a_beginning_and_do_not_undo_what_came_of_them()
    {
        var seed = _folder.Write("seed.json", """{"account":"123456789012","region":"eu-west-1","flows":[{"flowName":"orders"}]}""");
        await using (var emulator = await Start("--seed", seed))
        {
            await Post(emulator, "/start-flow", """{"flowName":"orders"}""");
        }

        await using var next = await Start("--seed", seed);
        var flow = (await next.Send(HttpMethod.Get, "/_appflow/state")).Json.GetProperty("flows")[0];
        Assert.Equal(1, flow.GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public async Task Finished_runs_that_memory_drops_leave_the_file()
    {
        await using var emulator = await Start("--Emulator:FinishedRunsKept=2");
        await Post(emulator, "/_appflow/state", """{"flows":[{"flowName":"orders"}]}""");
        for (var i = 0; i < 5; i++)
        {
            await Post(emulator, "/_appflow/flows/orders/runs", $$$"""{"executionId":"run-{{{i}}}","plan":{"runSeconds":0}}""");
        }

        Assert.Equal("run-3 run-4", Database.Query(Data, "select group_concat(execution_id, ' ') from (select execution_id from runs order by sequence)"));
    }

    [Fact]
    public async Task Finished_runs_beyond_a_lowered_limit_leave_the_file_with_the_next_start()
    {
        await using (var emulator = await Start())
        {
            await Post(emulator, "/_appflow/state", """
                {"flows":[{"flowName":"orders","runs":[{"executionId":"run-0","executionStatus":"InProgress","plan":{"runSeconds":null}},
                  {"executionId":"run-1","executionStatus":"Successful"},{"executionId":"run-2","executionStatus":"Error"},
                  {"executionId":"run-3","executionStatus":"Successful"}]}]}
                """);
        }

        await using var next = await Start("--Emulator:FinishedRunsKept=1");
        Assert.Equal("run-0 run-3", Database.Query(Data, "select group_concat(execution_id, ' ') from (select execution_id from runs order by execution_id)"));
    }

    [Fact]
    public async Task An_older_format_is_migrated_with_all_it_holds()
    {
        string before;
        await using (var emulator = await Start())
        {
            await Put(emulator, "/_appflow/clock", """{"frozen":true}""");
            await Post(emulator, "/_appflow/state", """{"flows":[{"flowName":"orders","runs":[{"executionId":"run-1","executionStatus":"InProgress"}]}]}""");
            before = await Export(emulator);
        }

        Database.Query(Data, "drop view run_list; drop table connector_tokens; pragma user_version = 1; select 1");

        await using var next = await Start();
        Assert.Equal(before, await Export(next));
        Assert.Equal("run-1", Database.Query(Data, "select execution_id from run_list"));
        Assert.Equal("0", Database.Query(Data, "select count(*) from connector_tokens"));
    }

    private Task<EmulatorProcess> Start(params string[] more) =>
        EmulatorProcess.Start(
        [
            "--port=0", $"--data={Data}", $"--Emulator:Account={TestEmulator.Account}", "--Emulator:Region=eu-west-1", .. more,
        ]);

    private static async Task<string> Export(EmulatorProcess emulator) =>
        (await emulator.Send(HttpMethod.Get, "/_appflow/state")).MustBe(HttpStatusCode.OK).Body;

    private static async Task<IEnumerable<string?>> FlowNames(EmulatorProcess emulator) =>
        [.. (await emulator.Send(HttpMethod.Get, "/_appflow/state")).Json.GetProperty("flows").EnumerateArray().Select(flow => flow.GetProperty("flowName").GetString())];

    private static async Task Post(EmulatorProcess emulator, string path, string? body) =>
        (await emulator.Send(HttpMethod.Post, path, body)).MustBe(HttpStatusCode.OK);

    private static async Task Put(EmulatorProcess emulator, string path, string body) =>
        (await emulator.Send(HttpMethod.Put, path, body)).MustBe(HttpStatusCode.OK);
}
