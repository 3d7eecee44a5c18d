namespace AppflowCancel.Live;

/// <summary>Holds back what is told of changes until they are committed, where there is a store.</summary>
/// <param name="commit">Completes once everything that has changed so far is committed.</param>
internal sealed class Committed(Func<Task> commit)
{
    /// <summary>Without a store a change has nothing to wait for.</summary>
    public static Committed Always { get; } = new(static () => Task.CompletedTask);

    /// <remarks>Never completes when the disk has failed: the process is about to end, and tells nothing more.</remarks>
    public Task Wait() => commit();
}
