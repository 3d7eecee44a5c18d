using System.IO.Pipelines;
using System.Text.Json;
using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Control.State;

/// <summary>Sends an account's state document while it is written: it may have hundreds of megabytes.</summary>
/// <remarks>
/// All of it is older than the first byte that is sent, before which a store commits: the flows have been copied, and the settings are
/// written first.
/// </remarks>
/// <param name="state">Taken before the clock is read, so that nothing in it is later than the document's <c>now</c>.</param>
/// <param name="region">The region of entries that do not name one.</param>
internal sealed class StateExport(PipeWriter output, AccountState state, string region) : IAsyncDisposable
{
    private const int Part = 64 * 1024;

    private readonly Utf8JsonWriter _json = JsonWriting.Readable(output);
    private long _sent;

    public ValueTask DisposeAsync() => _json.DisposeAsync();

    /// <summary>Stops early if the client disconnects.</summary>
    /// <returns>The size of what was written; less than a part is not sent yet.</returns>
    public async Task<long> SendAsync()
    {
        _json.WriteStartObject();
        var now = StateWriter.WriteAccount(_json, state.Account, region).Now;
        StateWriter.WriteSettings(_json, state.Account, region, withCounters: false);
        _json.WriteStartArray("flows");
        foreach (var (where, flow) in state.Flows)
        {
            _json.WriteStartObject();
            StateWriter.WriteFlow(_json, flow, where == region ? null : where);
            _json.WriteStartArray("runs");
            foreach (var run in flow.Runs)
            {
                StateWriter.WriteRun(_json, run, now);
                if (!await SendPart())
                {
                    return _sent;
                }
            }

            _json.WriteEndArray();
            _json.WriteEndObject();
            if (!await SendPart())
            {
                return _sent;
            }
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        return _json.BytesCommitted;
    }

    /// <returns>False if the client has disconnected.</returns>
    private async ValueTask<bool> SendPart()
    {
        if (_json.BytesCommitted + _json.BytesPending - _sent < Part)
        {
            return true;
        }

        _json.Flush();
        _sent = _json.BytesCommitted;
        return !(await output.FlushAsync()).IsCompleted;
    }
}
