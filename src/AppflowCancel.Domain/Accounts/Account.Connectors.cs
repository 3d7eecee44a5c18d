using System.Collections.Concurrent;
using AppflowCancel.Domain.Connectors;

namespace AppflowCancel.Domain.Accounts;

public sealed partial class Account
{
    private readonly ConcurrentDictionary<string, ConnectorRegistry> _connectors = new(StringComparer.Ordinal);

    /// <summary>Regions whose connectors are in use, sorted by name.</summary>
    public IReadOnlyList<(string Region, ConnectorRegistry Connectors)> ConnectorRegions =>
        [.. _connectors.ToArray().OrderBy(region => region.Key, StringComparer.Ordinal).Select(region => (region.Key, region.Value))];

    /// <summary>The connector profiles and registered connectors of a region.</summary>
    public ConnectorRegistry ConnectorsIn(string region) =>
        _connectors.GetOrAdd(region, static (region, self) => self.NewConnectors(region), this);

    private ConnectorRegistry NewConnectors(string region) =>
        new(settings.Limits, region, In(region), tokens => _changes.Publish(AccountChangeKind.ConnectorsChanged, tokens));
}
