using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.UnitTests.Accounts;

public sealed class RequestJournalTests
{
    private readonly JournalBudget _budget = new(1_000_000);

    [Fact]
    public void It_keeps_the_last_requests_oldest_first()
    {
        var journal = new RequestJournal(3, _budget);
        foreach (var flow in "abcde")
        {
            journal.Add(Entry($"{flow}"));
        }

        Assert.Equal(["c", "d", "e"], journal.Entries.Select(entry => entry.FlowName));
        Assert.Equal(3 * Entry("c").EstimateBytes(), _budget.Bytes);
    }

    [Fact]
    public void Without_capacity_it_records_nothing()
    {
        var journal = new RequestJournal(0, _budget);
        journal.Add(Entry("a"));

        Assert.Empty(journal.Entries);
        Assert.Equal(0, _budget.Bytes);
    }

    [Fact]
    public void A_cleared_journal_records_again()
    {
        var journal = new RequestJournal(3, _budget);
        journal.Add(Entry("a"));
        journal.Clear();
        Assert.Equal(0, _budget.Bytes);

        journal.Add(Entry("b"));
        Assert.Equal(["b"], journal.Entries.Select(entry => entry.FlowName));
    }

    [Fact]
    public void A_full_budget_makes_each_journal_drop_the_older_half_in_turn()
    {
        var entry = Entry("a").EstimateBytes();
        var budget = new JournalBudget(10 * entry);
        var (one, other) = (new RequestJournal(100, budget), new RequestJournal(100, budget));
        for (var i = 0; i < 5; i++)
        {
            one.Add(Entry($"{i}"));
            other.Add(Entry($"{i}"));
        }

        Assert.Equal(10 * entry, budget.Bytes);
        other.Add(Entry("5"));
        Assert.Equal(["3", "4"], one.Entries.Select(each => each.FlowName));
        Assert.Equal(6, other.Entries.Count);

        for (var i = 0; i < 3; i++)
        {
            one.Add(Entry("6"));
        }

        Assert.Equal(5, one.Entries.Count);
        Assert.Equal(["3", "4", "5"], other.Entries.Select(each => each.FlowName));
        Assert.Equal(8 * entry, budget.Bytes);
    }

    [Fact]
    public void No_more_is_dropped_than_the_budget_asks_for()
    {
        var budget = new JournalBudget(10 * Entry("a").EstimateBytes());
        var (one, other) = (new RequestJournal(100, budget), new RequestJournal(100, budget));
        one.Add(Entry("a"));
        one.Add(Entry("a"));
        for (var i = 0; i < 9; i++)
        {
            other.Add(Entry("b"));
        }

        Assert.Equal((1, 9), (one.Entries.Count, other.Entries.Count));
    }

    [Fact]
    public void The_journals_of_a_process_have_64_MiB_by_default()
    {
        var journal = new RequestJournal(1_000, new AccountSettings().JournalBudget);
        var large = Entry("a") with { UserAgent = new string('x', 1024 * 1024) };
        for (var i = 0; i < 31; i++)
        {
            journal.Add(large);
        }

        Assert.Equal(31, journal.Entries.Count);
        journal.Add(large);
        Assert.Equal(16, journal.Entries.Count);
    }

    [Fact]
    public void The_journals_of_removed_accounts_no_longer_use_the_budget()
    {
        var entry = Entry("a").EstimateBytes();
        var budget = new JournalBudget(4 * entry);
        var accounts = new AccountRegistry(TimeProvider.System, new AccountSettings { JournalBudget = budget });
        var (removed, kept) = (accounts.Get("111111111111").Value!.Journal, new RequestJournal(100, budget));
        removed.Add(Entry("a"));
        removed.Add(Entry("b"));
        accounts.Clear();
        removed.Add(Entry("c"));

        Assert.Empty(removed.Entries);
        Assert.Equal(0, budget.Bytes);
        for (var i = 0; i < 5; i++)
        {
            kept.Add(Entry($"{i}"));
        }

        Assert.Equal(["3", "4"], kept.Entries.Select(each => each.FlowName));
    }

    [Fact]
    public void An_entry_is_estimated_by_the_texts_of_the_client()
    {
        var empty = Entry(null);
        var texts = 24 + (2 * 5);

        Assert.Equal(300, empty.EstimateBytes());
        Assert.Equal(300 + texts, (empty with { FlowName = "abcde" }).EstimateBytes());
        Assert.Equal(300 + texts, (empty with { InvocationId = "abcde" }).EstimateBytes());
        Assert.Equal(300 + texts, (empty with { UserAgent = "abcde" }).EstimateBytes());
        Assert.Equal(300 + (2 * (8 + texts)), (empty with { ExecutionIds = ["abcde", "abcde"] }).EstimateBytes());
        Assert.Equal(300 + 8 + texts, (empty with { InvalidExecutions = ["abcde"] }).EstimateBytes());
        Assert.Equal(300 + 24, (empty with { ExecutionIds = RunIdList.Of([$"{Guid.Empty}"]) }).EstimateBytes());
    }

    private static JournalEntry Entry(string? flow) => new()
    {
        At = T0,
        RealTime = DateTimeOffset.UnixEpoch,
        Operation = "StartFlow",
        Region = "us-east-1",
        FlowName = flow,
        Status = 200,
        RequestId = Guid.Empty,
    };
}
