namespace AppflowCancel.Timing;

/// <summary>
/// The time of clients, their signatures and report targets. Real even in a test that gives the accounts' time, which may stand still
/// or pass by hours.
/// </summary>
internal sealed record RealTime(TimeProvider Provider);
