namespace AppflowCancel.Domain.Flows;

/// <summary>The statuses of a flow that can come about here, spelled as on the wire.</summary>
public enum FlowStatus
{
    Active,
    Draft,
    Suspended,
}

/// <summary>What makes a flow run, spelled as on the wire.</summary>
public enum TriggerType
{
    OnDemand,
    Scheduled,
    Event,
}
