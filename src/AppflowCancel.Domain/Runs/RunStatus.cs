namespace AppflowCancel.Domain.Runs;

/// <summary>Run statuses, spelled as on the wire.</summary>
public enum RunStatus
{
    /// <summary>Due in the future. Ours: AWS has no such status and does not list the run.</summary>
    Scheduled,
    InProgress,
    CancelStarted,
    Canceled,
    Successful,
    Error,
}

public static class RunStatuses
{
    extension(RunStatus status)
    {
        /// <summary>Whether the status can no longer change.</summary>
        public bool IsFinal => status switch
        {
            RunStatus.Successful or RunStatus.Error or RunStatus.Canceled => true,
            RunStatus.Scheduled or RunStatus.InProgress or RunStatus.CancelStarted => false,
        };
    }
}
