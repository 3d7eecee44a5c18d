using System.Text.Json;
using AppflowCancel.Domain.Connectors;

namespace AppflowCancel.Connectors;

/// <summary>Valid entities from the catalog and state documents.</summary>
internal static class EntityJson
{
    public static IReadOnlyList<ConnectorEntity> Read(JsonElement entities) => [.. entities.EnumerateArray().Select(ReadOne)];

    private static ConnectorEntity ReadOne(JsonElement entity) => new(
        entity.GetProperty("name").GetString()!,
        Text(entity, "label"),
        Text(entity, "group") ?? ConnectorEntity.DefaultGroup,
        entity.TryGetProperty("fields", out var fields) ? [.. fields.EnumerateArray()] : [],
        entity.TryGetProperty("entities", out var below) ? Read(below) : []);

    private static string? Text(JsonElement entity, string member) => entity.TryGetProperty(member, out var text) ? text.GetString() : null;
}
