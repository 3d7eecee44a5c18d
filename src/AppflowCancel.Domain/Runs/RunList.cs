namespace AppflowCancel.Domain.Runs;

/// <summary>Runs sorted by start. Appends at the end and removes from the front in constant time.</summary>
internal sealed class RunList
{
    private readonly List<Run?> _runs = [];
    private int _front;

    public int Count => _runs.Count - _front;

    public Run this[int index] => _runs[_front + index]!;

    public void Reserve(int runs) => _runs.EnsureCapacity(_runs.Count + runs);

    public void Add(Run run)
    {
        // Almost always the end: only runs that a test inserts into the past go elsewhere.
        if (Count == 0 || RunPosition.Of(run) > RunPosition.Of(this[Count - 1]))
        {
            _runs.Add(run);
            return;
        }

        _runs.Insert(_front + CountBefore(RunPosition.Of(run)), run);
    }

    public Run TakeOldest()
    {
        var oldest = _runs[_front]!;
        _runs[_front++] = null;
        if (_front > 64 && _front > _runs.Count / 2)
        {
            _runs.RemoveRange(0, _front);
            _front = 0;
        }

        return oldest;
    }

    /// <summary>Removes a run that is in the list.</summary>
    public void Remove(Run run) => _runs.RemoveAt(_front + CountBefore(RunPosition.Of(run)));

    /// <summary>Number of runs before the position, by binary search.</summary>
    public int CountBefore(RunPosition position)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = RunPosition.Of(this[middle]) < position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
