using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using AppflowCancel.IntegrationTests.Reference;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Linearizability;

/// <summary>Runs several clients, each with its own connections, on one account, and records their calls and answers.</summary>
internal sealed class HistoryRecorder : IDisposable
{
    private const int Clients = 8;

    private readonly HttpClient[] _clients;

    public HistoryRecorder(Uri endpoint) => _clients =
        [.. Enumerable.Range(0, Clients).Select(_ => new HttpClient(new SocketsHttpHandler()) { BaseAddress = endpoint })];

    public async Task<IReadOnlyList<RecordedCall>> Record(string account, int seed, HistoryKind kind)
    {
        var reset = await SessionOf(0, account).Send(new Operation(OperationKind.PutState, "orders", []));
        Assert.Equal("200", reset);
        var calls = new ConcurrentBag<RecordedCall>();
        var runs = new ConcurrentDictionary<string, ConcurrentQueue<string>>(StringComparer.Ordinal);
        var order = 0L;
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            var operations = new OperationMix(kind, new Random(unchecked((seed * Clients) + client)));
            var session = SessionOf(client, account);
            await start.Task;
            for (var i = 0; i < OperationMix.CallsOfEach(kind); i++)
            {
                var call = await Send(client, session, operations.Next(flow => [.. runs.GetOrAdd(flow, _ => new(["none"]))]));
                if (call.StartedRun is { } id)
                {
                    runs[call.Operation.Flow].Enqueue(id);
                }
            }
        })).ToList();
        start.SetResult();
        await Task.WhenAll(all);

        // The final state restricts the orders that lead to it.
        foreach (var flow in OperationMix.FlowsOf(kind))
        {
            await Send(0, SessionOf(0, account), new Operation(OperationKind.Records, flow, []));
        }

        return [.. calls.OrderBy(call => call.SentAt)];

        async Task<RecordedCall> Send(int client, Session session, Operation operation)
        {
            var sent = Interlocked.Increment(ref order);
            var answer = await session.Send(operation);
            var call = new RecordedCall(client, operation, answer, sent, Interlocked.Increment(ref order));
            calls.Add(call);
            return call;
        }
    }

    public void Dispose() => Array.ForEach(_clients, client => client.Dispose());

    private Session SessionOf(int client, string account) => new(account, async (method, path, body) =>
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Authorization", TestEmulator.Authorization(account, "us-east-1"));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await _clients[client].SendAsync(request);
        return await Answer.Of(response);
    });
}
