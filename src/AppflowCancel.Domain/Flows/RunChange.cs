using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Domain.Flows;

/// <summary>Something became of a run.</summary>
public sealed record RunChange : FlowFact
{
    public required RunChangeKind Kind { get; init; }

    /// <summary>The run's facts just after the change; a copy.</summary>
    public required Run Run { get; init; }

    /// <summary>Whether time alone did it: the facts are those that were known before.</summary>
    public bool ByTime { get; init; }

    /// <summary>The line of the run's timeline that this is; null for what is no transition of a run.</summary>
    public RunTransition? Transition => Kind switch
    {
        RunChangeKind.Started => RunTimeline.Started(Run),
        RunChangeKind.CancelRequested => RunTimeline.CancelRequested(Run),
        RunChangeKind.Finished => RunTimeline.Finished(Run),
        RunChangeKind.Due or RunChangeKind.Withdrawn or RunChangeKind.Forgotten => null,
    };
}

public enum RunChangeKind
{
    /// <summary>A run that starts later became known, or has another plan than before.</summary>
    Due,

    /// <summary>A run that was due will not come.</summary>
    Withdrawn,
    Started,
    CancelRequested,
    Finished,

    /// <summary>A finished run is too old to be kept. No transition: history only loses its oldest entry.</summary>
    Forgotten,
}
