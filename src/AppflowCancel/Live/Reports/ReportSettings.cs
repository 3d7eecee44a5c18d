namespace AppflowCancel.Live.Reports;

/// <summary>Options of run reports.</summary>
/// <param name="ReportCanceledRuns">Whether a canceled run has an end report. AWS: unknown.</param>
/// <param name="AllowedTargets">Hosts outside this machine and private networks to which reports may be delivered.</param>
internal sealed record ReportSettings(bool ReportCanceledRuns, IReadOnlyList<string> AllowedTargets)
{
    /// <summary>The number of an account's deliveries that may wait; beyond it, the oldest are given up.</summary>
    public int MaxWaiting { get; init; } = 10_000;
}
