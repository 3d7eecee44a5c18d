using AppflowCancel.Control;
using AppflowCancel.Control.State;
using AppflowCancel.Domain.Flows;
using Microsoft.Data.Sqlite;

namespace AppflowCancel.Storage;

/// <summary>Writes flows, and keeps their numbers, which are the keys of their runs.</summary>
internal sealed class FlowTable(SqliteConnection connection) : IDisposable
{
    private readonly Statement _put = new(connection, """
        insert into flows values (?, ?, ?, ?, ?) on conflict (flow) do update set document = excluded.document
        """);

    private readonly Statement _delete = new(connection, "delete from flows where flow = ?");

    // By account, because a reset or an import replaces all flows of one.
    private readonly Dictionary<string, Dictionary<(string Region, string Name), long>> _numbers = new(StringComparer.Ordinal);
    private long _last;

    /// <summary>Registers a flow that is already stored.</summary>
    public void Know(long flow, string account, string region, string name)
    {
        NumbersOf(account)[(region, name)] = flow;
        _last = Math.Max(_last, flow);
    }

    /// <summary>The number of a flow; null if it is not stored.</summary>
    public long? Find(string account, string region, string name) =>
        _numbers.TryGetValue(account, out var flows) && flows.TryGetValue((region, name), out var flow) ? flow : null;

    public IReadOnlyList<(string Region, string Name)> Of(string account) =>
        _numbers.TryGetValue(account, out var flows) ? [.. flows.Keys] : [];

    public long Put(string account, string region, FlowState state)
    {
        var name = state.Definition.Name;
        var flow = Find(account, region, name) ?? ++_last;
        NumbersOf(account)[(region, name)] = flow;
        var document = JsonWriting.Compact(json => StateWriter.WriteFlow(json, state, region: null));
        _put.Bind(flow).Bind(account).Bind(region).Bind(name).Bind(document).Run();
        return flow;
    }

    public void Delete(string account, string region, string name)
    {
        if (!_numbers.TryGetValue(account, out var flows) || !flows.Remove((region, name), out var flow))
        {
            return;
        }

        if (flows.Count == 0)
        {
            _numbers.Remove(account);
        }

        _delete.Bind(flow).Run();
    }

    public void Dispose()
    {
        _put.Dispose();
        _delete.Dispose();
    }

    private Dictionary<(string Region, string Name), long> NumbersOf(string account) =>
        _numbers.TryGetValue(account, out var flows) ? flows : _numbers[account] = [];
}
