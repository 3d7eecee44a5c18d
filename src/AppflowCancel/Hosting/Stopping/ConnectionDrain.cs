using Microsoft.AspNetCore.Connections;

namespace AppflowCancel.Hosting.Stopping;

/// <summary>
/// Drains the connections before the server closes them: no new ones are accepted, and every answer closes its connection. Otherwise a
/// client that sends its next request at that moment would get no answer.
/// </summary>
internal sealed class ConnectionDrain
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    // Time without requests after which the remaining connections count as idle; a server may close those at any time.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(40);

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(300);

    private readonly Lock _gate = new();
    private readonly List<IConnectionListener> _listeners = [];
    private volatile bool _hasBegun;
    private int _connections;
    private int _requests;

    public void Add(IConnectionListener listener)
    {
        lock (_gate)
        {
            _listeners.Add(listener);
        }
    }

    public void Add(ConnectionContext connection)
    {
        Interlocked.Increment(ref _connections);
        connection.ConnectionClosed.UnsafeRegister(static drain => Interlocked.Decrement(ref ((ConnectionDrain)drain!)._connections), this);
    }

    /// <summary>Runs before all stages: once the drain has started, answers have <c>Connection: close</c>.</summary>
    public RequestDelegate Before(RequestDelegate next) => context =>
    {
        if (_hasBegun)
        {
            Interlocked.Increment(ref _requests);
            if (HttpProtocol.IsHttp11(context.Request.Protocol) || HttpProtocol.IsHttp10(context.Request.Protocol))
            {
                context.Response.Headers.Connection = "close";
            }
        }

        return next(context);
    };

    /// <summary>Refuses new connections from now on.</summary>
    public async Task Begin()
    {
        _hasBegun = true;
        List<IConnectionListener> listeners;
        lock (_gate)
        {
            listeners = [.. _listeners];
        }

        foreach (var listener in listeners)
        {
            await listener.UnbindAsync();
        }
    }

    /// <summary>Waits until the connections are closed or idle, but not for long.</summary>
    public async Task WaitUntilQuiet()
    {
        var seen = 0;
        var quiet = TimeSpan.Zero;
        for (var waited = TimeSpan.Zero; waited < Longest && quiet < Quiet && Volatile.Read(ref _connections) > 0; waited += Poll)
        {
#pragma warning disable RS0030 // Waits for clients' next requests, in real time; the process is about to end.
            await Task.Delay(Poll);
#pragma warning restore RS0030
            var requests = Volatile.Read(ref _requests);
            quiet = requests == seen ? quiet + Poll : TimeSpan.Zero;
            seen = requests;
        }
    }
}
