namespace AppflowCancel.Timing;

/// <summary>
/// The time of clients' deadlines. It passes when that of the accounts is given by a test and stands still, and a test that moves
/// its time by an hour does not use up a deadline of 30 s.
/// </summary>
internal sealed record Deadlines(TimeProvider Time);
