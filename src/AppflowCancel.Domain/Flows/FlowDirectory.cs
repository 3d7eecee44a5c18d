namespace AppflowCancel.Domain.Flows;

/// <summary>
/// Which accounts and regions have a flow of a name, so that a client that signed for the wrong one can be told. A lookup costs
/// the same however many accounts there are.
/// </summary>
public sealed class FlowDirectory
{
    private readonly Dictionary<string, SortedSet<FlowTable>> _byName = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <param name="shown">How many places to name at most; the rest is counted.</param>
    public FlowPlaces Find(string name, int shown)
    {
        lock (_gate)
        {
            return _byName.TryGetValue(name, out var tables)
                ? new FlowPlaces([.. tables.Take(shown).Select(table => table.Place)], tables.Count)
                : FlowPlaces.None;
        }
    }

    internal void Add(string name, FlowTable table)
    {
        lock (_gate)
        {
            if (!_byName.TryGetValue(name, out var tables))
            {
                _byName[name] = tables = [];
            }

            tables.Add(table);
        }
    }

    internal void Remove(string name, FlowTable table)
    {
        lock (_gate)
        {
            if (_byName.TryGetValue(name, out var tables) && tables.Remove(table) && tables.Count == 0)
            {
                _byName.Remove(name);
            }
        }
    }
}
