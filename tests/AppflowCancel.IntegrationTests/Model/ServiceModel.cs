using System.Text.Json;

namespace AppflowCancel.IntegrationTests.Model;

/// <summary>The published model.</summary>
internal static class ServiceModel
{
    private static readonly Lazy<JsonElement> File = new(() =>
    {
        using var document = JsonDocument.Parse(
            System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Model", "appflow-2020-08-23.json")));
        return document.RootElement.Clone();
    });

    public static IEnumerable<string> Operations => File.Value.GetProperty("operations").EnumerateObject().Select(each => each.Name);

    public static IEnumerable<(string Name, JsonElement Shape)> Errors => File.Value.GetProperty("shapes").EnumerateObject()
        .Where(shape => shape.Value.TryGetProperty("exception", out _))
        .Select(shape => (shape.Name, shape.Value));

    public static JsonElement Operation(string name) => File.Value.GetProperty("operations").GetProperty(name);

    public static JsonElement Shape(string name) => File.Value.GetProperty("shapes").GetProperty(name);

    /// <summary>The shape that a member, an element, a key or a value refers to.</summary>
    public static string Target(JsonElement reference) => reference.GetProperty("shape").GetString()!;

    public static IReadOnlyList<string> Texts(JsonElement shape, string member) => shape.TryGetProperty(member, out var list)
        ? [.. list.EnumerateArray().Select(each => each.GetString()!)]
        : [];

    public static long? Number(JsonElement shape, string member) =>
        shape.TryGetProperty(member, out var number) ? number.GetInt64() : null;
}
