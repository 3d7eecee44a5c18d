using System.Text.Json;
using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.Control.Connectors;

/// <summary>Members of a state document that a shape of the service model describes.</summary>
internal static class ModelReading
{
    /// <summary>The member, understood; null if it is absent or wrong, which is added to the errors.</summary>
    /// <param name="exempt">A member whose constraints do not count.</param>
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

    /// <summary>A text that satisfies the shape; null if it is absent or wrong, which is added to the errors.</summary>
    public static string? ModelledText(this JsonObjectReader json, string member, Shape shape) =>
        json.Modelled(member, shape)?.GetString();

    /// <summary>The same of a text that must be there.</summary>
    public static string RequiredText(this JsonObjectReader json, string member, Shape shape)
    {
        if (!json.Has(member))
        {
            json.Refuse(member, "must be given.");
        }

        return json.ModelledText(member, shape) ?? "";
    }
}
