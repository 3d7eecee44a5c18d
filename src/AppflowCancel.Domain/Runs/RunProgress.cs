namespace AppflowCancel.Domain.Runs;

/// <summary>What a run has processed at an instant.</summary>
public readonly record struct RunProgress(long Records, long Bytes)
{
    /// <summary>Linear in the time spent processing. AWS: a cancelled run keeps, and is charged for, what it had processed.</summary>
    public static RunProgress After(TimeSpan processing, RunPlan plan)
    {
        var records = Clamp((Int128)(processing.Ticks / TimeSpan.TicksPerMillisecond) * plan.RecordsPerSecond / 1000);
        return new RunProgress(records, Clamp((Int128)records * plan.BytesPerRecord));
    }

    private static long Clamp(Int128 value) => (long)Int128.Min(value, long.MaxValue);
}
