namespace AppflowCancel.Domain.Flows;

/// <summary>Flow statuses that occur here, spelled as on the wire.</summary>
public enum FlowStatus
{
    Active,
    Draft,
    Suspended,
}

/// <summary>Trigger types, spelled as on the wire.</summary>
public enum TriggerType
{
    OnDemand,
    Scheduled,
    Event,
}
