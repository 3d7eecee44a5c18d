using System.Collections.Concurrent;

namespace AppflowCancel.Domain.Flows;

/// <summary>The flows of a registry by name: found without a lock, and kept sorted, so that the cost of a page does not grow with their number.</summary>
internal sealed class FlowTable(FlowDirectory directory, string place) : IComparable<FlowTable>
{
    private static long _tables;

    private readonly ConcurrentDictionary<string, Flow> _flows = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly long _number = Interlocked.Increment(ref _tables);
    private bool _isListed = true;

    /// <summary>Account and region.</summary>
    public string Place { get; } = place;

    public int Count => _flows.Count;

    /// <summary>Sorted by name.</summary>
    public IReadOnlyList<Flow> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _names.Select(name => _flows[name])];
            }
        }
    }

    public Flow? Find(string name) => _flows.GetValueOrDefault(name);

    /// <summary>Flows whose names sort after the given one.</summary>
    public IReadOnlyList<Flow> After(string name, int count)
    {
        lock (_gate)
        {
            return _names.Max is { } last && string.CompareOrdinal(name, last) < 0
                ? [.. _names.GetViewBetween(name, last).SkipWhile(each => each == name).Take(count).Select(each => _flows[each])]
                : [];
        }
    }

    public void Put(string name, Flow flow)
    {
        lock (_gate)
        {
            _flows[name] = flow;
            if (_names.Add(name) && _isListed)
            {
                directory.Add(name, this);
            }
        }
    }

    public void Remove(string name)
    {
        lock (_gate)
        {
            _flows.TryRemove(name, out _);
            _names.Remove(name);
            directory.Remove(name, this);
        }
    }

    /// <summary>The account is removed: its flows leave the directory, and late additions do not enter it.</summary>
    public void Unlist()
    {
        lock (_gate)
        {
            _isListed = false;
            foreach (var name in _names)
            {
                directory.Remove(name, this);
            }
        }
    }

    // An account and its replacement exist side by side for a moment.
    public int CompareTo(FlowTable? other) =>
        string.CompareOrdinal(Place, other?.Place) is not 0 and var order ? order : _number.CompareTo(other!._number);
}
