using System.Text.Json;
using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.IntegrationTests.Model;

/// <summary>Compares one of our shapes with the model's and records the differences.</summary>
internal sealed class ShapeComparison
{
    private readonly List<string> _differences = [];

    public IReadOnlyList<string> Differences => _differences;

    /// <summary>Number of compared shapes, to detect a comparison that did not descend.</summary>
    public int Compared { get; private set; }

    public void Compare(Shape ours, string theirs, string path)
    {
        Compared++;
        var model = ServiceModel.Shape(theirs);
        Same(KindOf(ours), KindOf(model), path, "type");
        switch (ours)
        {
            case StructureShape structure:
                Same(structure.Name is "" ? theirs : structure.Name, theirs, path, "name");
                CompareMembers(structure, model, path);
                break;
            case ListShape list:
                CompareLengths(null, list.Max, model, path);
                Compare(list.Member, ServiceModel.Target(model.GetProperty("member")), $"{path}[]");
                break;
            case MapShape map:
                CompareLengths(null, map.Max, model, path);
                Compare(map.Key, ServiceModel.Target(model.GetProperty("key")), $"{path}{{key}}");
                Compare(map.Value, ServiceModel.Target(model.GetProperty("value")), $"{path}{{value}}");
                break;
            case StringShape text:
                CompareLengths(text.Min, text.Max, model, path);
                var pattern = model.TryGetProperty("pattern", out var given) ? given.GetString() : null;
                Same(text.Pattern?.Text, pattern, path, "pattern");

                // We may treat more members as secret than the model does.
                Same(text.IsSecret, text.IsSecret || model.TryGetProperty("sensitive", out _), path, "secret");
                break;
            case EnumShape set:
                Same(set.Name, theirs, path, "name");
                Same(string.Join(' ', set.Values), string.Join(' ', ServiceModel.Texts(model, "enum")), path, "enum");
                break;
            case IntegerShape number:
                CompareLengths(number.Min, number.Max, model, path);
                break;
        }
    }

    private void CompareMembers(StructureShape ours, JsonElement model, string path)
    {
        var theirs = model.GetProperty("members").EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        Same(string.Join(' ', ours.Members.Select(member => member.Name)), string.Join(' ', theirs.Keys), path, "members");
        Same(
            string.Join(' ', ours.Members.Where(member => member.IsRequired).Select(member => member.Name).Order(StringComparer.Ordinal)),
            string.Join(' ', ServiceModel.Texts(model, "required").Order(StringComparer.Ordinal)),
            path,
            "required members");
        foreach (var member in ours.Members)
        {
            if (theirs.TryGetValue(member.Name, out var reference))
            {
                Compare(member.Shape, ServiceModel.Target(reference), $"{path}.{member.Name}");
            }
        }
    }

    // A minimum length of 0 is not a constraint.
    private void CompareLengths(long? min, long? max, JsonElement model, string path)
    {
        Same(min ?? 0, ServiceModel.Number(model, "min") ?? 0, path, "min");
        Same(max, ServiceModel.Number(model, "max"), path, "max");
    }

    private void Same<T>(T ours, T theirs, string path, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(ours, theirs))
        {
            _differences.Add($"{path}: {what} is {ours}; in the model {theirs}");
        }
    }

    private static string KindOf(Shape shape) => shape switch
    {
        StructureShape => "structure",
        ListShape => "list",
        MapShape => "map",
        StringShape => "string",
        EnumShape => "enum",
        BooleanShape => "boolean",
        NumberShape => "double",
        TimestampShape => "timestamp",
        IntegerShape { Wide: true } => "long",
        IntegerShape => "integer",
        _ => shape.GetType().Name,
    };

    private static string KindOf(JsonElement model) =>
        model.TryGetProperty("enum", out _) ? "enum" : model.GetProperty("type").GetString()!;
}
