using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control.Runs;

/// <summary>Facts from which a run's status is computed; read by Control/State/RunReader and written by <see cref="RunWriter"/>.</summary>
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
