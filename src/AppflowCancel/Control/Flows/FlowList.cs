using System.ComponentModel;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control.Flows;

/// <summary>The flows of an account in all regions, or in the one that was asked for, with their newest runs.</summary>
internal sealed record FlowList(string Account, Instant Now, IReadOnlyList<FlowEntry> Flows);

/// <param name="RunCount">How many runs the flow has; runs holds the newest, and all that are active.</param>
internal sealed record FlowEntry(
    string FlowName,
    string Region,
    FlowStatus FlowStatus,
    TriggerType TriggerType,
    string SourceConnectorType,
    string? DestinationConnectorType,
    int RunCount,
    IReadOnlyList<RunEntry> Runs)
{
    public static FlowEntry Of(FlowOverview flow, string region, Instant now) => new(
        flow.Definition.Name,
        region,
        flow.Status,
        flow.Definition.Trigger,
        flow.Definition.Source.ConnectorType,
        flow.Definition.Destinations is [var first, ..] ? first.ConnectorType : null,
        flow.RunCount,
        [.. flow.Runs.Select(run => RunEntry.Of(run, now))]);
}

/// <summary>A run in short, with its end if nothing else happens. Its status at every instant follows from these.</summary>
internal sealed record RunEntry(
    string ExecutionId,
    RunStatus ExecutionStatus,
    Instant StartedAt,
    Instant? CancelRequestedAt,
    [property: Description("Absent for a run that continues until it is cancelled or finished.")] Instant? EndsAt,
    RunStatus? EndsAs)
{
    public static RunEntry Of(Run run, Instant now)
    {
        var ends = run.EndsAt != Instant.Never;
        return new RunEntry(
            run.Id.ToString(),
            run.StatusAt(now),
            run.StartedAt,
            run.Action.CancelWasRequested ? run.Action.CancelRequestedAt : null,
            ends ? run.EndsAt : null,
            ends ? run.EndsAs : null);
    }
}
