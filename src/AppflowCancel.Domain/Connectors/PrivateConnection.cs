using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Connectors;

/// <summary>A connection through AWS PrivateLink. Its status is computed from an instant, like a run's.</summary>
/// <param name="ProvisionedAt">When provisioning ends, successfully or not.</param>
/// <param name="FailureCause">Null if provisioning succeeds.</param>
public sealed record PrivateConnection(Instant ProvisionedAt, string? FailureCause = null, string? FailureMessage = null)
{
    /// <summary>AWS: several minutes; documented as three to five for SAP.</summary>
    public static readonly TimeSpan ProvisioningTime = TimeSpan.FromMinutes(3);

    public PrivateConnectionStatus StatusAt(Instant now) =>
        now < ProvisionedAt ? PrivateConnectionStatus.Pending
        : FailureCause is null ? PrivateConnectionStatus.Created
        : PrivateConnectionStatus.Failed;
}

public enum PrivateConnectionStatus
{
    Pending,
    Created,
    Failed,
}
