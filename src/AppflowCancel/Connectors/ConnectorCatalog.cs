using System.Text.Json;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Text;

namespace AppflowCancel.Connectors;

/// <summary>AWS's own connectors, from connectors.json, which names its sources. Read on first use.</summary>
internal sealed class ConnectorCatalog
{
    private readonly Lazy<Contents> _contents = new(Contents.Read);

    /// <summary>Connector types with their configurations as DescribeConnectors shows them, in the order of the types' names.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> Configurations => _contents.Value.Configurations;

    public JsonElement ConfigurationOf(string connectorType) =>
        _contents.Value.Configurations.First(each => each.Key == connectorType).Value;

    /// <summary>Labels of AWS's own custom connectors, which need no registration.</summary>
    public IReadOnlySet<string> Labels => _contents.Value.Labels;

    /// <summary>The default configuration of a registered connector: that of AWS's sample.</summary>
    public JsonElement CustomConnector => _contents.Value.CustomConnector;

    /// <summary>The entities of AWS's connectors; none for most.</summary>
    public IReadOnlyList<ConnectorEntity> EntitiesOf(string connectorType) => _contents.Value.Entities.GetValueOrDefault(connectorType, []);

    private sealed record Contents(
        IReadOnlyList<KeyValuePair<string, JsonElement>> Configurations,
        IReadOnlySet<string> Labels,
        JsonElement CustomConnector,
        IReadOnlyDictionary<string, IReadOnlyList<ConnectorEntity>> Entities)
    {
        public static Contents Read()
        {
            using var stream = EmbeddedFile.Open("connectors.json");
            using var document = JsonDocument.Parse(stream);
            var catalog = document.RootElement.Clone();
            return new Contents(
                [
                    .. catalog.GetProperty("configurations").EnumerateObject()
                        .OrderBy(each => each.Name, StringComparer.Ordinal)
                        .Select(each => KeyValuePair.Create(each.Name, each.Value)),
                ],
                catalog.GetProperty("labels").EnumerateArray().Select(label => label.GetString()!).ToHashSet(StringComparer.Ordinal),
                catalog.GetProperty("customConnector"),
                catalog.GetProperty("entities").EnumerateObject().ToDictionary(each => each.Name, each => EntityJson.Read(each.Value), StringComparer.Ordinal));
        }
    }
}
