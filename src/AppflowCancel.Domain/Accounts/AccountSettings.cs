using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Domain.Accounts;

/// <summary>What every account of the process is made with.</summary>
public sealed record AccountSettings
{
    public Limits Limits { get; init; } = new();

    /// <summary>How runs unfold when nothing else says so.</summary>
    public RunPlan Plan { get; init; } = new();

    /// <summary>How many accounts there may be.</summary>
    public int MaxAccounts { get; init; } = 10_000;

    /// <summary>How many requests an account's journal remembers.</summary>
    public int JournalEntries { get; init; } = 1_000;

    /// <summary>Makes run ids repeatable, and chooses the dice of faults; null for random ids.</summary>
    public int? RandomSeed { get; init; }
}
