using System.Net;

namespace AppflowCancel.Testing.Tests;

public sealed class FaultTests : SandboxTest
{
    private protected override Task SetUpAsync() => Sandbox.PutFlowAsync("orders", Plans.Endless);

    [Fact]
    public async Task A_throttled_cancel_succeeds_on_the_third_attempt_and_the_journal_shows_three()
    {
        await Sandbox.Faults.ThrottleAsync("CancelFlowExecutions", times: 2);

        var exceptions = new List<AppflowControlException>();
        for (var attempt = 0; attempt < 2; attempt++)
        {
            exceptions.Add(await Assert.ThrowsAsync<AppflowControlException>(() => Sandbox.CancelAsync("orders")));
        }

        await Sandbox.CancelAsync("orders");

        Assert.All(exceptions, exception => Assert.Equal(("ThrottlingException", HttpStatusCode.TooManyRequests), (exception.ErrorType, exception.StatusCode)));
        var requests = await Sandbox.Requests.ListAsync(operation: "CancelFlowExecutions");
        Assert.Equal([429, 429, 200], requests.Select(request => request.Status));
        Assert.Equal([1, 1, null], requests.Select(request => request.Fault));
    }

    [Fact]
    public async Task Rules_are_listed_as_added_with_their_counters()
    {
        var rule = new FaultRule
        {
            Operation = "CancelFlowExecutions",
            FlowName = "orders",
            Error = "AccessDeniedException",
            Message = "Not yours.",
            Times = 3,
            After = 1,
            Probability = 0.5,
            Delay = TimeSpan.FromMilliseconds(1),
            RetryAfter = TimeSpan.FromMilliseconds(250),
        };
        await Sandbox.Faults.AddAsync(rule);
        await Sandbox.Faults.AddAsync(new FaultRule { Operation = "ListFlows", DropConnection = true });
        await Sandbox.CancelAsync("orders");

        var faults = await Sandbox.Faults.ListAsync();

        Assert.Equal(new FaultRuleState(rule, Seen: 1, Applied: 0), faults[0]);
        Assert.Equal((true, 0, 0), (faults[1].Rule.DropConnection, faults[1].Seen, faults[1].Applied));
    }

    [Fact]
    public async Task A_dropped_connection_has_no_status()
    {
        await Sandbox.Faults.AddAsync(new FaultRule { Operation = "CancelFlowExecutions", DropConnection = true, Times = 1 });

        await Assert.ThrowsAsync<AppflowControlException>(() => Sandbox.CancelAsync("orders"));

        Assert.Null(Assert.Single(await Sandbox.Requests.ListAsync()).Status);
    }

    [Fact]
    public async Task A_rate_follows_the_clock_of_the_sandbox()
    {
        var rule = new FaultRule { Operation = "CancelFlowExecutions", RequestsPerSecond = 1, Burst = 2 };
        await Sandbox.Faults.AddAsync(rule);
        await Sandbox.CancelAsync("orders");
        await Sandbox.CancelAsync("orders");

        var exception = await Assert.ThrowsAsync<AppflowControlException>(() => Sandbox.CancelAsync("orders"));
        Assert.Equal("ThrottlingException", exception.ErrorType);
        await Sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        await Sandbox.CancelAsync("orders");

        var state = Assert.Single(await Sandbox.Faults.ListAsync());
        Assert.Equal((1, 2, 1), (state.Rule.RequestsPerSecond, state.Rule.Burst, state.Applied));
    }

    [Fact]
    public async Task Cleared_rules_no_longer_apply()
    {
        await Sandbox.Faults.ThrottleAsync("CancelFlowExecutions", times: 100);

        await Sandbox.Faults.ClearAsync();

        await Sandbox.CancelAsync("orders");
        Assert.Empty(await Sandbox.Faults.ListAsync());
    }

    [Fact]
    public async Task An_unknown_operation_is_refused_with_the_nearest_name()
    {
        var exception = await Assert.ThrowsAsync<AppflowControlException>(() => Sandbox.Faults.ThrottleAsync("CancelFlowExecution"));

        Assert.Contains("did you mean CancelFlowExecutions?", exception.Message, StringComparison.Ordinal);
    }
}
