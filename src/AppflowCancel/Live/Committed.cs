namespace AppflowCancel.Live;

/// <summary>Delays reports of changes until the changes are committed, if there is a store.</summary>
/// <param name="commit">Completes when all changes so far are committed.</param>
internal sealed class Committed(Func<Task> commit)
{
    /// <summary>Without a store, nothing has to wait.</summary>
    public static Committed Always { get; } = new(static () => Task.CompletedTask);

    /// <remarks>Never completes when the disk has failed: the process is about to end and must send nothing more.</remarks>
    public Task Wait() => commit();
}
