using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Runs;

/// <summary>The time range whose records a scheduled incremental run pulls from its source.</summary>
public sealed record DataPull(Instant Start, Instant End);
