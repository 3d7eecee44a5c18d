using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace AppflowCancel.Hosting.Stopping;

/// <summary>Kestrel's sockets, with their listeners and connections known to the drain.</summary>
internal sealed class DrainableTransport(IOptions<SocketTransportOptions> options, ILoggerFactory logs, ConnectionDrain drain)
    : IConnectionListenerFactory
{
    private readonly SocketTransportFactory _sockets = new(options, logs);

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var listener = new Listener(await _sockets.BindAsync(endpoint, cancellationToken), drain);
        drain.Add(listener);
        return listener;
    }

    private sealed class Listener(IConnectionListener sockets, ConnectionDrain drain) : IConnectionListener
    {
        public EndPoint EndPoint => sockets.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            var connection = await sockets.AcceptAsync(cancellationToken);
            if (connection is not null)
            {
                drain.Add(connection);
            }

            return connection;
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => sockets.UnbindAsync(cancellationToken);

        public ValueTask DisposeAsync() => sockets.DisposeAsync();
    }
}
