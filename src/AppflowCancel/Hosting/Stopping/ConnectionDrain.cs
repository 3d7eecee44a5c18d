using Microsoft.AspNetCore.Connections;

namespace AppflowCancel.Hosting.Stopping;

/// <summary>
/// Empties the connections before the server closes them: nothing is accepted any more, and every answer ends its connection. Otherwise a
/// client that sends its next request in that moment would get no answer.
/// </summary>
internal sealed class ConnectionDrain
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    // How long nobody must have asked anything: what is left are idle connections, which a server may close at any time.
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

    /// <summary>The first of all stages: once the drain has begun, the answer says that it is the connection's last one.</summary>
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
#pragma warning disable RS0030 // What is waited for here is a client's next request, in real time; the process is about to end.
            await Task.Delay(Poll);
#pragma warning restore RS0030
            var requests = Volatile.Read(ref _requests);
            quiet = requests == seen ? quiet + Poll : TimeSpan.Zero;
            seen = requests;
        }
    }
}
