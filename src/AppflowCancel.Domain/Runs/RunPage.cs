namespace AppflowCancel.Domain.Runs;

/// <summary>Records, newest first, and the position of the next page, if any.</summary>
public sealed record RunPage(IReadOnlyList<RunSnapshot> Runs, RunPosition? Next);
