using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using AppflowCancel.IntegrationTests.Reference;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Linearizability;

/// <summary>Lets several clients, each with connections of its own, loose on one account and records what they asked and were told.</summary>
internal sealed class HistoryRecorder : IDisposable
{
    private const int Clients = 8;
    private const int CallsOfEach = 6;

    private readonly HttpClient[] _clients;

    public HistoryRecorder(Uri endpoint) => _clients =
        [.. Enumerable.Range(0, Clients).Select(_ => new HttpClient(new SocketsHttpHandler()) { BaseAddress = endpoint })];

    public async Task<IReadOnlyList<RecordedCall>> Record(string account, int seed)
    {
        var reset = await SessionOf(0, account).Send(new Operation(OperationKind.PutState, "orders", []));
        Assert.Equal("200", reset);
        var calls = new ConcurrentBag<RecordedCall>();
        var ids = new ConcurrentQueue<string>(["none"]);
        var order = 0L;
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            var random = new Random(unchecked((seed * Clients) + client));
            var session = SessionOf(client, account);
            await start.Task;
            for (var i = 0; i < CallsOfEach; i++)
            {
                var operation = Next(random, [.. ids]);
                var sent = Interlocked.Increment(ref order);
                var answer = await session.Send(operation);
                calls.Add(new RecordedCall(client, operation, answer, sent, Interlocked.Increment(ref order)));
                if (operation.Kind is OperationKind.StartFlow && answer.Split(' ') is ["200", var id])
                {
                    ids.Enqueue(id);
                }
            }
        })).ToList();
        start.SetResult();
        await Task.WhenAll(all);
        return [.. calls.OrderBy(call => call.SentAt)];
    }

    public void Dispose() => Array.ForEach(_clients, client => client.Dispose());

    private static Operation Next(Random random, string[] ids)
    {
        string[] some = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => ids[Math.Max(0, ids.Length - 1 - random.Next(4))])];
        return random.Next(100) switch
        {
            < 22 => new(OperationKind.StartFlow, "orders", []),
            < 52 => new(OperationKind.Cancel, "orders", some),
            < 57 => new(OperationKind.CancelAll, "orders", []),
            < 70 => new(OperationKind.Records, "orders", []),
            < 77 => new(OperationKind.Finish, "orders", some[..1]),
            < 86 => new(OperationKind.Advance, "", [], random.Next(1, 5)),
            < 89 => new(OperationKind.DeleteFlow, "orders", []),
            < 98 => new(OperationKind.CreateFlow, "orders", []),
            _ => new(OperationKind.PutState, "", []),
        };
    }

    private Session SessionOf(int client, string account) => new(account, async (method, path, body) =>
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Authorization", TestEmulator.Authorization(account, "us-east-1"));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await _clients[client].SendAsync(request);
        return await Answer.Of(response);
    });
}
