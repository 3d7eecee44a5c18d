namespace AppflowCancel.Memory;

/// <summary>
/// Bounds the memory that the large request bodies take together. Each reserves its size before it is read, and waits its turn
/// when there is none left: first come, first served, so that every body that begins can be read to its end.
/// </summary>
/// <param name="bytes">A body larger than this has it to itself.</param>
/// <param name="trim">Called when the last body is gone, after many.</param>
internal sealed class BodyBudget(long bytes, TimeProvider time, Action trim)
{
    private const int MaxWaiting = 1_000;

    // A client's own timeout is rarely shorter, and no healthy queue is longer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly LinkedList<Turn> _waiting = [];
    private long _free = bytes;
    private long _usedSinceTrim;

    public long Bytes { get; } = bytes;

    /// <summary>What is reserved now.</summary>
    public long Reserved
    {
        get
        {
            lock (_gate)
            {
                return Bytes - _free;
            }
        }
    }

    /// <returns>What was reserved, to be released later; null when there was no room in time.</returns>
    public async ValueTask<long?> Reserve(long size, CancellationToken aborted)
    {
        size = Math.Min(size, Bytes);
        LinkedListNode<Turn> turn;
        lock (_gate)
        {
            if (_waiting.Count == 0 && _free >= size)
            {
                _free -= size;
                return size;
            }

            if (_waiting.Count == MaxWaiting)
            {
                return null;
            }

            turn = _waiting.AddLast(new Turn(size));
        }

        return await Wait(turn, aborted) ? size : null;
    }

    public void Release(long size)
    {
        var trims = false;
        lock (_gate)
        {
            _free += size;
            _usedSinceTrim += size;
            GrantNeedsLock();
            if (_free == Bytes && _usedSinceTrim >= Bytes)
            {
                (trims, _usedSinceTrim) = (true, 0);
            }
        }

        if (trims)
        {
            trim();
        }
    }

    private async ValueTask<bool> Wait(LinkedListNode<Turn> turn, CancellationToken aborted)
    {
        try
        {
            // Real time: it is a real client that waits, whatever the clocks of accounts show.
            await turn.Value.Granted.Task.WaitAsync(Patience, time, aborted);
            return true;
        }
        catch (TimeoutException)
        {
            return !GiveUp(turn);
        }
        catch (OperationCanceledException)
        {
            if (!GiveUp(turn))
            {
                Release(turn.Value.Size);
            }

            throw;
        }
    }

    /// <returns>False when its turn has come meanwhile.</returns>
    private bool GiveUp(LinkedListNode<Turn> turn)
    {
        lock (_gate)
        {
            if (turn.List is null)
            {
                return false;
            }

            _waiting.Remove(turn);
            GrantNeedsLock();
            return true;
        }
    }

    private void GrantNeedsLock()
    {
        while (_waiting.First is { } next && next.Value.Size <= _free)
        {
            _free -= next.Value.Size;
            _waiting.RemoveFirst();
            next.Value.Granted.SetResult();
        }
    }

    private sealed record Turn(long Size)
    {
        public TaskCompletionSource Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
