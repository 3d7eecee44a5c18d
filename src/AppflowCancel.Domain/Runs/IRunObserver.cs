namespace AppflowCancel.Domain.Runs;

/// <summary>Observes the changes of a flow's runs, in order.</summary>
internal interface IRunObserver
{
    /// <summary>A due run was added, or its plan changed.</summary>
    void Due(Run run);

    /// <summary>A due run was dropped.</summary>
    void Withdrawn(Run run);

    /// <param name="wasDue">Whether it was a due run that started by time.</param>
    void Started(Run run, bool wasDue);

    void CancelRequested(Run run);

    void Finished(Run run);

    /// <summary>The oldest finished run was dropped.</summary>
    void Forgotten(Run run);
}
