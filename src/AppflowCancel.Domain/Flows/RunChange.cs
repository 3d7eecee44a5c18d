using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Domain.Flows;

/// <summary>A change of a run.</summary>
public sealed record RunChange : FlowFact
{
    public required RunChangeKind Kind { get; init; }

    /// <summary>A copy of the run's facts after the change.</summary>
    public required Run Run { get; init; }

    /// <summary>Whether it is a transition by time: the facts did not change.</summary>
    public bool ByTime { get; init; }

    /// <summary>The run's transition; null if the change is not a transition.</summary>
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
    /// <summary>A due run was added, or its plan changed.</summary>
    Due,

    /// <summary>A due run was dropped.</summary>
    Withdrawn,
    Started,
    CancelRequested,
    Finished,

    /// <summary>The oldest finished run was dropped. Not a transition.</summary>
    Forgotten,
}
