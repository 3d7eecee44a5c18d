namespace AppflowCancel.Live.Reports;

/// <summary>What an operator decides about run reports.</summary>
/// <param name="ReportCanceledRuns">Whether a canceled run has an end report. AWS: unknown.</param>
/// <param name="AllowedTargets">Hosts beyond this machine and private networks to which reports may be delivered.</param>
internal sealed record ReportSettings(bool ReportCanceledRuns, IReadOnlyList<string> AllowedTargets)
{
    /// <summary>How many deliveries of an account may wait; beyond that, the oldest are given up.</summary>
    public int MaxWaiting { get; init; } = 10_000;
}
