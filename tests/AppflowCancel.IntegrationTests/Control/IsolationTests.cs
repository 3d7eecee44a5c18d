using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Tests that share a process and do not notice one another.</summary>
public sealed class IsolationTests
{
    private const int Accounts = 64;

    [Fact]
    public async Task Many_accounts_with_the_same_flow_names_and_different_clocks_and_faults_see_only_their_own()
    {
        await using var emulator = new TestEmulator();

        await Task.WhenAll(Enumerable.Range(0, Accounts).Select(number => Task.Run(() => UseAccount(emulator, number))));
    }

    [Fact]
    public async Task A_region_of_an_account_does_not_see_the_flows_of_another_but_shares_its_clock()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Control(
            HttpMethod.Post, $"/_appflow/state?account={TestEmulator.Account}&region=eu-west-1", """
            {"flows":[{"flowName":"orders","runs":[{"executionId":"run-1","executionStatus":"CancelStarted"}]}]}
            """);

        await emulator.Advance(2);

        var there = await emulator.Post("/describe-flow-execution-records", """{"flowName":"orders"}""", region: "eu-west-1");
        Assert.Contains(""" "executionStatus":"Canceled" """.Trim(), there.Body, StringComparison.Ordinal);
        Assert.Equal("run-1=InProgress", await emulator.Statuses());
    }

    [Fact]
    public async Task Dropping_one_account_leaves_the_others_alone()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Send(HttpMethod.Put, "/_appflow/state?account=999999999999", """{"flows":[{"flowName":"orders"}]}""");

        await emulator.Send(HttpMethod.Delete, "/_appflow/state?account=999999999999");

        Assert.Equal("run-1=InProgress", await emulator.Statuses());
    }

    /// <summary>What one test would do, every step and every answer depending on its number.</summary>
    private static async Task UseAccount(TestEmulator emulator, int number)
    {
        var account = $"{100_000_000_000 + number}";
        var throttled = number % 4;
        var now = 1_790_000_000 + (number * 1000);

        async Task<Answer> Control(HttpMethod method, string path, string? body = null) =>
            (await emulator.Send(method, $"{path}?account={account}", body, account)).MustBe(HttpStatusCode.OK);

        Task<Answer> Cancel() => emulator.Post("/cancel-flow-executions", """{"flowName":"orders"}""", account);

        await Control(HttpMethod.Put, "/_appflow/state", $$"""
            {"now":{{now}},"frozen":true,"flows":[{"flowName":"orders","plan":{"runSeconds":null,"cancelSeconds":{{number + 1}}},
             "runs":[{"executionId":"run-{{number}}","executionStatus":"InProgress"},{"executionId":"done","executionStatus":"Successful"}]}]}
            """);
        await Control(HttpMethod.Put, "/_appflow/faults", throttled == 0 ? "[]" : $$"""{"error":"ThrottlingException","times":{{throttled}}}""");
        for (var i = 0; i < throttled; i++)
        {
            Assert.Equal(429, (await Cancel()).Status);
        }

        Assert.Equal("""{"invalidExecutions":[]}""", (await Cancel()).MustBe(HttpStatusCode.OK).Body);
        await Control(HttpMethod.Post, "/_appflow/clock/advance", $$"""{"seconds":{{number}}}""");
        Assert.Equal("CancelStarted", await Status(emulator, account, $"run-{number}"));
        var step = await Control(HttpMethod.Post, "/_appflow/clock/advance", """{"to":"nextTransition"}""");

        Assert.Equal(
            $$"""{"now":{{now + number + 1}}.000,"transitions":[{"flowName":"orders","executionId":"run-{{number}}","status":"Canceled","at":{{now + number + 1}}.000,"cause":"canceled"}]}""",
            step.Body);
        Assert.Equal("Canceled", await Status(emulator, account, $"run-{number}"));
        var journal = (await Control(HttpMethod.Get, "/_appflow/requests")).Json;
        Assert.Equal(throttled + 1, journal.GetProperty("count").GetInt32());
        Assert.Equal(number % 4, journal.GetProperty("requests").EnumerateArray().Count(request => request.TryGetProperty("fault", out _)));
    }

    private static async Task<string?> Status(TestEmulator emulator, string account, string run)
    {
        var details = await emulator.Send(HttpMethod.Get, $"/_appflow/flows/orders/runs/{run}?account={account}");
        return details.MustBe(HttpStatusCode.OK).Json.GetProperty("executionStatus").GetString();
    }
}
