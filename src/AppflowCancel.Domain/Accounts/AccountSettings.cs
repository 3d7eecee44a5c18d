using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Domain.Accounts;

/// <summary>Settings shared by all accounts of the process.</summary>
public sealed record AccountSettings
{
    public Limits Limits { get; init; } = new();

    /// <summary>Default plan of runs.</summary>
    public RunPlan Plan { get; init; } = new();

    /// <summary>Maximum number of accounts.</summary>
    public int MaxAccounts { get; init; } = 10_000;

    /// <summary>Maximum number of requests in an account's journal.</summary>
    public int JournalEntries { get; init; } = 1_000;

    /// <summary>Memory limit shared by the journals of all accounts.</summary>
    public JournalBudget JournalBudget { get; init; } = new(64 * 1024 * 1024);

    /// <summary>Makes run ids and fault probabilities repeatable; null for random ids.</summary>
    public int? RandomSeed { get; init; }
}
