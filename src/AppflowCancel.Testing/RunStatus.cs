namespace AppflowCancel.Testing;

/// <summary>The status of a run, as AWS names it; <see cref="Scheduled"/> is the emulator's own.</summary>
public enum RunStatus
{
    /// <summary>Due in the future; AWS does not show such runs.</summary>
    Scheduled,

    /// <summary>Running.</summary>
    InProgress,

    /// <summary>A cancel was accepted; the run has not stopped yet.</summary>
    CancelStarted,

    /// <summary>Stopped by a cancel.</summary>
    Canceled,

    /// <summary>Completed.</summary>
    Successful,

    /// <summary>Failed.</summary>
    Error,
}
