using AppflowCancel.Domain.Changes;

namespace AppflowCancel.Domain.Flows;

/// <summary>A change within one flow.</summary>
public abstract record FlowFact : Change
{
    public required string Region { get; init; }

    public required string FlowName { get; init; }
}
