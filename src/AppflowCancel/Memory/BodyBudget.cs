namespace AppflowCancel.Memory;

/// <summary>
/// Limits the memory of all large request bodies together. Each reserves its size before it is read, and waits
/// if there is none left: first come, first served, so that every body that starts can be read to its end.
/// </summary>
/// <param name="bytes">The budget; a larger body uses it alone.</param>
/// <param name="trim">Called when the last of many bodies is released.</param>
internal sealed class BodyBudget(long bytes, TimeProvider time, Action trim)
{
    private const int MaxWaiting = 1_000;

    // Each eighth of the budget that bodies took is worth a collection: with what they were parsed into it is several times as much.
    private const int TrimShare = 8;

    // Clients' timeouts are rarely shorter, and a longer wait means overload.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly LinkedList<Turn> _waiting = [];
    private long _free = bytes;
    private long _usedSinceTrim;

    public long Bytes { get; } = bytes;

    /// <summary>The reserved bytes.</summary>
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

    /// <returns>The reserved bytes, to be released later; null if there was no room in time.</returns>
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
            if (_free == Bytes && _usedSinceTrim >= Bytes / TrimShare)
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
            // Real time: a real client waits, whatever the clocks of accounts show.
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

    /// <returns>False if its turn has come meanwhile.</returns>
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
