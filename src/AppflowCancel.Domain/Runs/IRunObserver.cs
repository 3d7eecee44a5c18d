namespace AppflowCancel.Domain.Runs;

/// <summary>Learns what becomes of a flow's runs, in the order in which it happens.</summary>
internal interface IRunObserver
{
    /// <summary>A run is known that starts later, or has another plan than before.</summary>
    void Due(Run run);

    /// <summary>A run that was due will not come.</summary>
    void Withdrawn(Run run);

    /// <param name="wasDue">Whether time alone started it.</param>
    void Started(Run run, bool wasDue);

    void CancelRequested(Run run);

    void Finished(Run run);

    /// <summary>A finished run is too old to be kept.</summary>
    void Forgotten(Run run);
}
