using System.Text.Json;
using AppflowCancel.Aws.Shapes;
using AppflowCancel.Text;

namespace AppflowCancel.Control.Connectors;

/// <summary>Reads members of a state document that have a shape in the service model.</summary>
internal static class ModelReading
{
    /// <summary>The member, without unknown members of its own; null if absent or invalid, which adds an error.</summary>
    /// <param name="exempt">A member whose constraints are not checked.</param>
    public static JsonElement? Modelled(this JsonObjectReader json, string member, Shape shape, string? exempt = null)
    {
        if (json.Raw(member) is not { } value)
        {
            return null;
        }

        if (shape.FindTypeError(value) is { } error)
        {
            json.Refuse(member, $"is of the wrong type: {error.Message ?? "a null in a list, or a number out of range"}.");
            return null;
        }

        if (shape.UnknownMemberIn(value, $"{json.Path}.{member}") is { } unknown)
        {
            json.Errors.Add(unknown);
            return null;
        }

        var clauses = new List<string>();
        shape.Check(value, member, clauses);
        if (clauses.Find(clause => exempt is null || !clause.Contains($"'{member}.{exempt}'", StringComparison.Ordinal)) is { } violated)
        {
            json.Errors.Add($"{json.Path}: {violated}");
            return null;
        }

        return shape.Understood(value);
    }

    /// <summary>A string that satisfies the shape; null if absent or invalid, which adds an error.</summary>
    public static string? ModelledText(this JsonObjectReader json, string member, Shape shape) =>
        json.Modelled(member, shape) is { } text ? JsonText.Of(text) : null;

    /// <summary>The same, for a required string.</summary>
    public static string RequiredText(this JsonObjectReader json, string member, Shape shape)
    {
        if (!json.Has(member))
        {
            json.Refuse(member, "is required.");
        }

        return json.ModelledText(member, shape) ?? "";
    }
}
