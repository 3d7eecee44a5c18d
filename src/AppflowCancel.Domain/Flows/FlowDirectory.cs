namespace AppflowCancel.Domain.Flows;

/// <summary>
/// Accounts and regions by flow name, to tell a client that it signed for the wrong one. A lookup costs
/// the same however many accounts there are.
/// </summary>
public sealed class FlowDirectory
{
    private readonly Dictionary<string, SortedSet<FlowTable>> _byName = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <param name="shown">Maximum number of places to list; the others are counted.</param>
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
