using System.ComponentModel;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control.Flows;

/// <summary>The flows of an account in all regions, or in the requested one, with their newest runs.</summary>
internal sealed record FlowList(string Account, Instant Now, IReadOnlyList<FlowEntry> Flows);

/// <param name="RunCount">Number of the flow's runs; <c>runs</c> has the newest and all active ones.</param>
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

/// <summary>A run's facts, with its end if nothing else happens. They determine its status at every instant.</summary>
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
