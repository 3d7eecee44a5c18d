using AppflowCancel.Aws.Shapes;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Model;

namespace AppflowCancel.Control.Connectors;

/// <summary>Reads the entities of a connector or a profile in a state document.</summary>
internal static class EntityReader
{
    private static readonly StringShape Group = new(max: 128, min: 1);

    /// <summary>Null if the member is absent.</summary>
    public static IReadOnlyList<ConnectorEntity>? Read(JsonObjectReader json)
    {
        if (!json.Has("entities"))
        {
            return null;
        }

        List<ConnectorEntity> entities = [.. json.Objects("entities").Select(ReadOne)];
        if (entities.GroupBy(entity => entity.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            json.Refuse("entities", $"holds \"{twice.Key}\" twice.");
        }

        return entities;
    }

    private static ConnectorEntity ReadOne(JsonObjectReader json)
    {
        var entity = new ConnectorEntity(
            json.RequiredText("name", ModelShapes.Name),
            json.ModelledText("label", ModelShapes.Label),
            json.ModelledText("group", Group) ?? ConnectorEntity.DefaultGroup,
            json.Modelled("fields", ModelShapes.ConnectorEntityFieldList) is { } fields ? [.. fields.EnumerateArray()] : [],
            Read(json) ?? []);
        json.RejectUnknownMembers();
        return entity;
    }
}
