namespace AppflowCancel.Domain.Accounts;

/// <summary>Where the run reports of an account are delivered.</summary>
/// <param name="EventBusName">For PutEvents; null for the default bus.</param>
public sealed record ReportTarget(Uri Url, ReportForm Form, string? EventBusName = null);

public enum ReportForm
{
    /// <summary>A report is posted as EventBridge delivers an event.</summary>
    Event,

    /// <summary>A report is sent to an EventBridge endpoint with a signed PutEvents request.</summary>
    PutEvents,
}
