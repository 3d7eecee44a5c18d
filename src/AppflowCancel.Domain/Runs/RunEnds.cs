using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Runs;

/// <summary>The active runs by their end.</summary>
/// <remarks>A run is queued again whenever its end moves; only the entry with its current end counts.</remarks>
internal sealed class RunEnds(IReadOnlySet<Run> active, ActiveRunCount inRegistry)
{
    private readonly PriorityQueue<Run, Instant> _queue = new();

    /// <summary>The first end; <see cref="Instant.Never"/> when no active run ends by itself.</summary>
    public Instant Next()
    {
        while (_queue.TryPeek(out var run, out var end))
        {
            if (run.EndsAt == end && active.Contains(run))
            {
                return end;
            }

            _queue.Dequeue();
        }

        return Instant.Never;
    }

    /// <summary>Removes the run that ends at <see cref="Next"/>.</summary>
    public Run Take() => _queue.Dequeue();

    public void Add(Run run)
    {
        var end = run.EndsAt;
        if (end == Instant.Never)
        {
            return;
        }

        _queue.Enqueue(run, end);
        inRegistry.AddEnd(end);

        // Stale entries stay in the queue until they outnumber the others.
        if (_queue.Count > (active.Count * 2) + 64)
        {
            _queue.Clear();
            _queue.EnqueueRange(active.Where(r => r.EndsAt != Instant.Never).Select(r => (r, r.EndsAt)));
        }
    }
}
