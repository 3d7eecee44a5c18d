using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AppflowCancel.Control.Runs;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control.State;

/// <summary>A run of a state document as it is described: by hand as a status, or by its facts.</summary>
internal sealed record RunBody : RunFacts
{
    public required string ExecutionId { get; init; }

    [Description("The status that the run has at the document's now. Beside facts it must be the one they lead to.")]
    public RunStatus? ExecutionStatus { get; init; }
}

/// <summary>What a run's status is computed from; read by <see cref="RunReader"/> and written by <see cref="RunWriter"/>.</summary>
internal record RunFacts
{
    public Instant? StartedAt { get; init; }

    public RunOrigin? Origin { get; init; }

    public PlanDocument? Plan { get; init; }

    public Instant? DataPullStartTime { get; init; }

    public Instant? DataPullEndTime { get; init; }

    public string? ErrorMessage { get; init; }

    public Instant? CancelRequestedAt { get; init; }

    [Description("The request id of the cancel.")]
    public string? CancelRequestedBy { get; init; }

    public Instant? FinishedAt { get; init; }

    [AllowedValues(RunStatus.Successful, RunStatus.Error, RunStatus.Canceled)]
    public RunStatus? Outcome { get; init; }
}
