using System.Text.Json;
using AppflowCancel.Text;

namespace AppflowCancel.Aws.Shapes;

/// <summary>A map from string to string.</summary>
internal sealed class MapShape(Shape key, StringShape value, int? max = null) : Shape
{
    public Shape Key { get; } = key;

    public StringShape Value { get; } = value;

    public int? Max { get; } = max;

    public override TypeError? FindTypeError(JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            return TypeError.ForMap(value.ValueKind);
        }

        foreach (var entry in value.EnumerateObject())
        {
            if (Value.FindTypeError(entry.Value) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    public override void Check(JsonElement value, string path, List<string> clauses) => Check(Read(value), path, clauses);

    public void Check(IReadOnlyDictionary<string, string> map, string path, List<string> clauses)
    {
        if (map.Count > Max)
        {
            clauses.Add(Constraint.Violated(Shown(map), path, Constraint.MaxLength(Max.Value)));
        }

        if (!map.Keys.All(AcceptsKey))
        {
            clauses.Add(Constraint.Violated(Shown(map), path, Constraint.OfKeys(Key.ConstraintsAsElement)));
        }

        if (!map.Values.All(Value.Accepts))
        {
            clauses.Add(Constraint.Violated(Shown(map), path, Constraint.OfValues(Value.ConstraintsAsElement)));
        }
    }

    /// <summary>The last of duplicate keys wins.</summary>
    public static Dictionary<string, string> Read(JsonElement value)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in value.EnumerateObject())
        {
            map[JsonText.NameOf(entry)] = JsonText.Of(entry.Value);
        }

        return map;
    }

    public override void Write(JsonElement value, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (key, text) in Read(value))
        {
            writer.WriteString(key, text);
        }

        writer.WriteEndObject();
    }

    private bool AcceptsKey(string key) => Key switch
    {
        StringShape text => text.Accepts(key),
        EnumShape set => set.Accepts(key),
        _ => true,
    };

    // The format of Java's Map.toString; null for a map of secrets.
    private string? Shown(IReadOnlyDictionary<string, string> map) => Value.IsSecret
        ? null
        : $"{{{Constraint.Joined(map.Select(entry => $"{entry.Key}={entry.Value}"))}}}";
}
