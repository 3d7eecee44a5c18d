namespace AppflowCancel.Domain;

/// <summary>Limits of an account. Defaults are AWS's published quotas where they exist.</summary>
public sealed record Limits
{
    /// <summary>Flows per account and region. AWS: 1,000.</summary>
    public int Flows { get; init; } = 1_000;

    /// <summary>How many times the quotas of flows and concurrent runs a state document may go to. Ours: test setup may exceed AWS's quotas, within memory.</summary>
    public const int ImportFactor = 10;

    /// <summary>Regions of one account. Ours, to bound memory; AWS has fewer than 50.</summary>
    public int Regions { get; init; } = 100;

    /// <summary>Runs in progress or cancelling at once, per account and region. AWS: 1,000.</summary>
    public int ConcurrentRuns { get; init; } = 1_000;

    /// <summary>Tags of one flow. AWS: 50.</summary>
    public int Tags { get; init; } = 50;

    /// <summary>Connector profiles per account and region. AWS: 100.</summary>
    public int ConnectorProfiles { get; init; } = 100;

    /// <summary>Registered connectors per account and region. AWS publishes no quota; memory is bounded by this one.</summary>
    public int RegisteredConnectors { get; init; } = 1_000;

    /// <summary>Finished runs kept per flow; the oldest are dropped first. Ours, to bound memory.</summary>
    public int FinishedRunsKept { get; init; } = 100_000;

    /// <summary>Client tokens remembered per account and region; the oldest are forgotten first. Ours.</summary>
    public int ClientTokensKept { get; init; } = 10_000;

    /// <summary>Runs that one clock advance creates per schedule; of more, only the newest. Ours.</summary>
    public int ScheduledRunsPerJump { get; init; } = 1_000;
}
