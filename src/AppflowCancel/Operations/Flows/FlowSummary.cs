using AppflowCancel.Aws;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Operations.Flows;

/// <summary>A flow in a list of flows: AWS's FlowDefinition.</summary>
internal sealed record FlowSummary
{
    public required string FlowArn { get; init; }

    public string? Description { get; init; }

    public required string FlowName { get; init; }

    public required FlowStatus FlowStatus { get; init; }

    public required string SourceConnectorType { get; init; }

    public string? DestinationConnectorType { get; init; }

    public required TriggerType TriggerType { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant LastUpdatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required string LastUpdatedBy { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public LastRunExecutionDetails? LastRunExecutionDetails { get; init; }

    public static FlowSummary Of(FlowSnapshot flow, AwsCall call) => new()
    {
        FlowArn = call.FlowArn(flow.Definition.Name),
        Description = flow.Definition.Description,
        FlowName = flow.Definition.Name,
        FlowStatus = flow.Status,
        SourceConnectorType = flow.Definition.Source.ConnectorType,
        DestinationConnectorType = flow.Definition.Destinations is [var first, ..] ? first.ConnectorType : null,
        TriggerType = flow.Definition.Trigger,
        CreatedAt = flow.CreatedAt,
        LastUpdatedAt = flow.LastUpdatedAt,
        CreatedBy = call.CallerArn,
        LastUpdatedBy = call.CallerArn,
        Tags = flow.Tags,
        LastRunExecutionDetails = LastRunExecutionDetails.Of(flow.LastRun),
    };
}

/// <summary>Result of the run that started last.</summary>
internal sealed record LastRunExecutionDetails(
    string? MostRecentExecutionMessage, Instant MostRecentExecutionTime, RunStatus MostRecentExecutionStatus)
{
    public static LastRunExecutionDetails? Of(RunSnapshot? run) => run is null ? null : new(Message(run), run.StartedAt, run.Status);

    // AWS: only the message of a successful run is documented; others carry the run's own message, or none.
    private static string? Message(RunSnapshot run) => run.Status is RunStatus.Successful ? "Successfully ran the flow" : run.ErrorMessage;
}
