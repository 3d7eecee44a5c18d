using System.Text.Json;

namespace AppflowCancel.Testing;

internal sealed record ErrorAnswer(string? Message);

internal sealed record ClockSetting
{
    public DateTimeOffset? Now { get; init; }

    public bool? Frozen { get; init; }

    public double? Rate { get; init; }
}

internal sealed record ClockStep
{
    public double? Seconds { get; init; }

    public string? To { get; init; }
}

internal sealed record TransitionsAnswer(IReadOnlyList<RunTransition> Transitions);

internal sealed record RunBody(string? ExecutionId, DateTimeOffset? StartedAt, RunPlan? Plan);

internal sealed record FinishBody(RunStatus Outcome, string? ErrorMessage);

internal sealed record StateBody(IReadOnlyList<FlowBody> Flows);

internal sealed record FlowBody(string FlowName, RunPlan? Plan, IReadOnlyDictionary<string, string>? Tags);

internal sealed record StateAnswer(int Flows, int Runs);

internal sealed record ExportedState(IReadOnlyList<ExportedFlow> Flows);

/// <param name="Region">Null for the region of the request.</param>
internal sealed record ExportedFlow(string FlowName, string? Region, IReadOnlyList<ExportedRun> Runs);

internal sealed record ExportedRun(string ExecutionId);

internal sealed record RequestsAnswer(IReadOnlyList<RecordedRequest> Requests);

internal sealed record FaultsAnswer(IReadOnlyList<FaultDocument> Faults);

internal sealed record CancelBody(string FlowName, IReadOnlyCollection<string>? ExecutionIds);

internal sealed record CancelAnswer(IReadOnlyList<string> InvalidExecutions);

internal sealed record EventsAnswer(IReadOnlyList<JsonElement> Events);
