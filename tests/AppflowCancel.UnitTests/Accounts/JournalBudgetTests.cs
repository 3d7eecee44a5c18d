using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.UnitTests.Accounts;

public sealed class JournalBudgetTests
{
    private const int Max = 1_000_000;

    private static readonly string Long = new('x', 10_000);

    private readonly JournalBudget _budget = new(Max);

    [Fact]
    public void Journals_of_all_accounts_together_stay_within_the_budget()
    {
        var journals = Enumerable.Range(0, 100).Select(_ => new RequestJournal(1_000, _budget)).ToList();

        for (var i = 0; i < 1_000; i++)
        {
            journals[i % journals.Count].Add(Entry());
            Assert.InRange(_budget.Bytes, 1, Max);
        }

        Assert.InRange(journals.Sum(journal => journal.Entries.Sum(entry => entry.EstimateBytes())), Max / 4, Max);
    }

    [Fact]
    public void The_older_entries_are_dropped_first()
    {
        var journal = new RequestJournal(1_000, _budget);

        var entries = Enumerable.Range(0, 200).Select(_ => Entry()).ToList();
        entries.ForEach(journal.Add);

        Assert.Equal(entries[^journal.Entries.Count..], journal.Entries);
    }

    [Fact]
    public void Dropped_entries_no_longer_count()
    {
        var journal = new RequestJournal(10, _budget);
        for (var i = 0; i < 30; i++)
        {
            journal.Add(Entry());
        }

        Assert.Equal(10 * Entry().EstimateBytes(), _budget.Bytes);
        journal.Clear();
        Assert.Equal(0, _budget.Bytes);
    }

    [Fact]
    public void The_journal_of_a_removed_account_records_nothing()
    {
        var accounts = new AccountRegistry(TimeProvider.System, new AccountSettings { JournalBudget = _budget });
        var account = accounts.Get("123456789012").Value!;
        account.Journal.Add(Entry());

        accounts.Clear();
        account.Journal.Add(Entry());

        Assert.Equal(0, _budget.Bytes);
        Assert.Empty(account.Journal.Entries);
    }

    private static JournalEntry Entry() => new()
    {
        At = new Instant(0),
        RealTime = default,
        Operation = "StartFlow",
        Region = "us-east-1",
        ExecutionIds = [Long],
        Status = 200,
        RequestId = Guid.NewGuid(),
    };
}
