namespace AppflowCancel.Timing;

/// <summary>
/// The time of clients, their signatures and report targets. It is real even if a test supplies the accounts' time, which may stand
/// still or jump by hours.
/// </summary>
internal sealed record RealTime(TimeProvider Provider);
