using System.Net;

namespace AppflowCancel.Testing.Tests;

public sealed class FaultTests : IAsyncLifetime
{
    private AppflowEmulator _emulator = null!;
    private Sandbox _sandbox = null!;

    public async Task InitializeAsync()
    {
        _emulator = await AppflowEmulator.StartAsync();
        _sandbox = await _emulator.CreateSandboxAsync();
        await _sandbox.PutFlowAsync("orders", Plans.Endless);
    }

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task A_throttled_cancel_succeeds_on_the_third_attempt_and_the_journal_shows_three()
    {
        await _sandbox.Faults.ThrottleAsync("CancelFlowExecutions", times: 2);

        var exceptions = new List<AppflowControlException>();
        for (var attempt = 0; attempt < 2; attempt++)
        {
            exceptions.Add(await Assert.ThrowsAsync<AppflowControlException>(() => _sandbox.CancelAsync("orders")));
        }

        await _sandbox.CancelAsync("orders");

        Assert.All(exceptions, exception => Assert.Equal(("ThrottlingException", HttpStatusCode.TooManyRequests), (exception.ErrorType, exception.StatusCode)));
        var requests = await _sandbox.Requests.ListAsync(operation: "CancelFlowExecutions");
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
        await _sandbox.Faults.AddAsync(rule);
        await _sandbox.Faults.AddAsync(new FaultRule { Operation = "ListFlows", DropConnection = true });
        await _sandbox.CancelAsync("orders");

        var faults = await _sandbox.Faults.ListAsync();

        Assert.Equal(new FaultRuleState(rule, Seen: 1, Applied: 0), faults[0]);
        Assert.Equal((true, 0, 0), (faults[1].Rule.DropConnection, faults[1].Seen, faults[1].Applied));
    }

    [Fact]
    public async Task A_dropped_connection_has_no_status()
    {
        await _sandbox.Faults.AddAsync(new FaultRule { Operation = "CancelFlowExecutions", DropConnection = true, Times = 1 });

        await Assert.ThrowsAsync<AppflowControlException>(() => _sandbox.CancelAsync("orders"));

        Assert.Null(Assert.Single(await _sandbox.Requests.ListAsync()).Status);
    }

    [Fact]
    public async Task A_rate_follows_the_clock_of_the_sandbox()
    {
        var rule = new FaultRule { Operation = "CancelFlowExecutions", RequestsPerSecond = 1, Burst = 2 };
        await _sandbox.Faults.AddAsync(rule);
        await _sandbox.CancelAsync("orders");
        await _sandbox.CancelAsync("orders");

        var exception = await Assert.ThrowsAsync<AppflowControlException>(() => _sandbox.CancelAsync("orders"));
        Assert.Equal("ThrottlingException", exception.ErrorType);
        await _sandbox.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        await _sandbox.CancelAsync("orders");

        var state = Assert.Single(await _sandbox.Faults.ListAsync());
        Assert.Equal((1, 2, 1), (state.Rule.RequestsPerSecond, state.Rule.Burst, state.Applied));
    }

    [Fact]
    public async Task Cleared_rules_no_longer_apply()
    {
        await _sandbox.Faults.ThrottleAsync("CancelFlowExecutions", times: 100);

        await _sandbox.Faults.ClearAsync();

        await _sandbox.CancelAsync("orders");
        Assert.Empty(await _sandbox.Faults.ListAsync());
    }

    [Fact]
    public async Task An_unknown_operation_is_refused_with_the_nearest_name()
    {
        var exception = await Assert.ThrowsAsync<AppflowControlException>(() => _sandbox.Faults.ThrottleAsync("CancelFlowExecution"));

        Assert.Contains("did you mean CancelFlowExecutions?", exception.Message, StringComparison.Ordinal);
    }
}
