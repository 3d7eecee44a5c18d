using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Memory;

namespace AppflowCancel.IntegrationTests.Memory;

public sealed class BodyBudgetTests
{
    private readonly ManualTime _time = new();
    private int _trims;

    [Fact]
    public async Task A_body_waits_until_there_is_room_for_it()
    {
        var budget = Budget(100);
        await budget.Reserve(60, default);

        var waiting = budget.Reserve(60, default).AsTask();
        Assert.False(waiting.IsCompleted);
        budget.Release(60);

        Assert.Equal(60, await waiting);
    }

    [Fact]
    public async Task Waiting_bodies_are_served_in_order_even_if_a_later_one_would_fit()
    {
        var budget = Budget(100);
        await budget.Reserve(60, default);
        var large = budget.Reserve(90, default).AsTask();
        var small = budget.Reserve(10, default).AsTask();

        Assert.False(small.IsCompleted);
        budget.Release(60);

        Assert.Equal((90, 10), (await large, await small));
        Assert.Equal(100, budget.Reserved);
    }

    [Fact]
    public async Task A_body_that_waited_ten_seconds_is_refused_and_unblocks_those_behind_it()
    {
        var budget = Budget(100);
        await budget.Reserve(60, default);
        var large = budget.Reserve(90, default).AsTask();
        _time.Advance(5);
        var small = budget.Reserve(10, default).AsTask();

        _time.Advance(5);

        Assert.Null(await large);
        Assert.Equal(10, await small);
    }

    [Fact]
    public async Task A_client_that_leaves_gives_up_its_turn()
    {
        var budget = Budget(100);
        await budget.Reserve(100, default);
        using var left = new CancellationTokenSource();
        var waiting = budget.Reserve(90, left.Token).AsTask();

        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        budget.Release(100);

        Assert.Equal(0, budget.Reserved);
    }

    [Fact]
    public async Task A_body_larger_than_the_budget_has_it_to_itself()
    {
        var budget = Budget(100);

        Assert.Equal(100, await budget.Reserve(1_000, default));
        Assert.False(budget.Reserve(1, default).AsTask().IsCompleted);
    }

    [Fact]
    public async Task No_more_than_a_thousand_wait()
    {
        var budget = Budget(100);
        await budget.Reserve(100, default);
        var waiting = Enumerable.Range(0, 1_001).Select(_ => budget.Reserve(1, default).AsTask()).ToList();

        Assert.Null(await waiting[^1]);
        Assert.All(waiting[..^1], task => Assert.False(task.IsCompleted));
    }

    [Fact]
    public async Task Memory_returns_to_the_system_after_the_last_of_many_bodies()
    {
        var budget = Budget(80);
        await budget.Reserve(6, default);
        budget.Release(6);
        Assert.Equal(0, _trims);

        await budget.Reserve(6, default);
        budget.Release(6);

        Assert.Equal(1, _trims);
    }

    private BodyBudget Budget(long bytes) => new(bytes, _time, () => _trims++);
}
