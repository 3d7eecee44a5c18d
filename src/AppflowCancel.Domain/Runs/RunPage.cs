namespace AppflowCancel.Domain.Runs;

/// <summary>Records, newest first, and where the next page begins when there is one.</summary>
public sealed record RunPage(IReadOnlyList<RunSnapshot> Runs, RunPosition? Next);
