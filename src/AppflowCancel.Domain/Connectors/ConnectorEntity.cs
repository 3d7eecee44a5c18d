using System.Text.Json;

namespace AppflowCancel.Domain.Connectors;

/// <summary>Something a connector can read or write, such as a Salesforce object, or a folder of entities.</summary>
/// <param name="Name">Unique within the connection. The entities below it are listed with this name as the path.</param>
/// <param name="Group">The key under which AWS lists it; Objects for connectors without groups.</param>
/// <param name="Fields">The fields, in the form of DescribeConnectorEntity.</param>
/// <param name="Entities">The entities nested below it.</param>
public sealed record ConnectorEntity(
    string Name, string? Label, string Group, IReadOnlyList<JsonElement> Fields, IReadOnlyList<ConnectorEntity> Entities)
{
    public const string DefaultGroup = "Objects";

    /// <summary>The entity of that name, at any depth; null if there is none.</summary>
    public static ConnectorEntity? Find(IReadOnlyList<ConnectorEntity> entities, string name)
    {
        foreach (var entity in entities)
        {
            if (entity.Name == name)
            {
                return entity;
            }

            if (Find(entity.Entities, name) is { } below)
            {
                return below;
            }
        }

        return null;
    }
}
