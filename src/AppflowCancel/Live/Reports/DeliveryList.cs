using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Live.Reports;

/// <summary>The deliveries of one account: those that wait, up to a limit, and the newest of those that have ended.</summary>
/// <param name="maxWaiting">Beyond it, the oldest that wait are given up: a target that never answers must not exhaust memory.</param>
internal sealed class DeliveryList(string account, int maxWaiting, Serilog.ILogger log)
{
    private const int EndedKept = 1_000;

    private readonly Lock _gate = new();
    private readonly SortedSet<Delivery> _waiting = new(Comparer<Delivery>.Create((one, other) => one.Number.CompareTo(other.Number)));
    private readonly Queue<Delivery> _ended = new();
    private bool _isOverLimit;
    private int _givenUp;

    /// <summary>All that wait, and the newest that have ended; oldest first.</summary>
    public IReadOnlyList<Delivery> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _waiting.Concat(_ended).OrderBy(delivery => delivery.Number)];
            }
        }
    }

    /// <summary>How many were given up because too many waited.</summary>
    public int GivenUp
    {
        get
        {
            lock (_gate)
            {
                return _givenUp;
            }
        }
    }

    /// <returns>The delivery that was given up for it, if any.</returns>
    public Delivery? Add(Delivery delivery)
    {
        Delivery oldest;
        bool isFirst;
        lock (_gate)
        {
            _waiting.Add(delivery);
            if (_waiting.Count <= maxWaiting)
            {
                return null;
            }

            oldest = _waiting.Min!;
            oldest.GiveUp($"Given up: {maxWaiting} newer deliveries wait.");
            EndNeedsLock(oldest);
            _givenUp++;
            isFirst = !_isOverLimit;
            _isOverLimit = true;
        }

        if (isFirst)
        {
            // Without the path and the query, which may contain a key.
            log.Warning(
                "{Account}: more than {Limit} run reports wait for delivery, the oldest to {Target}; the oldest are given up",
                account,
                maxWaiting,
                oldest.Target.Url.Authority);
        }

        return oldest;
    }

    /// <summary>Records that an attempt was made.</summary>
    public void Attempted(Delivery delivery)
    {
        lock (_gate)
        {
            if (delivery.Status.State is not DeliveryState.Pending)
            {
                EndNeedsLock(delivery);
            }
        }
    }

    /// <summary>Removes the deliveries to other targets.</summary>
    public void KeepOnly(IReadOnlyList<ReportTarget> targets)
    {
        lock (_gate)
        {
            _waiting.RemoveWhere(delivery => !targets.Contains(delivery.Target));
            var kept = _ended.Where(delivery => targets.Contains(delivery.Target)).ToList();
            _ended.Clear();
            kept.ForEach(_ended.Enqueue);
        }
    }

    private void EndNeedsLock(Delivery delivery)
    {
        // Not if it has ended before: an attempt was under way when it was given up.
        if (!_waiting.Remove(delivery))
        {
            return;
        }

        _ended.Enqueue(delivery);
        if (_ended.Count > EndedKept)
        {
            _ended.Dequeue();
        }

        // Logged again after the next time that most have been delivered.
        _isOverLimit = _isOverLimit && _waiting.Count > maxWaiting / 2;
    }
}
