using System.Text.Json;
using AppflowCancel.Text;

namespace AppflowCancel.Aws.Shapes;

/// <summary>Named members, some required. Unknown members are ignored; null means absent.</summary>
internal sealed class StructureShape(string name = "") : Shape
{
    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);

    /// <summary>The name in the model; empty for a structure that is not in it.</summary>
    public string Name { get; } = name;

    public IReadOnlyCollection<Member> Members => _members.Values;

    public StructureShape Required(string name, Shape shape) => With(new Member(name, shape, IsRequired: true));

    public StructureShape Optional(string name, Shape shape) => With(new Member(name, shape, IsRequired: false));

    public override TypeError? FindTypeError(JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            return TypeError.ForStructure(value.ValueKind);
        }

        foreach (var given in value.EnumerateObject())
        {
            if (given.Value.ValueKind is not JsonValueKind.Null
                && _members.TryGetValue(JsonText.NameOf(given), out var member)
                && member.Shape.FindTypeError(given.Value) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    public override void Check(JsonElement value, string path, List<string> clauses)
    {
        foreach (var member in _members.Values)
        {
            var at = $"{path}.{member.PathName}";
            if (value.TryGetProperty(member.Name, out var given) && given.ValueKind is not JsonValueKind.Null)
            {
                member.Shape.Check(given, at, clauses);
            }
            else if (member.IsRequired)
            {
                clauses.Add(Constraint.Missing(at));
            }
        }
    }

    public override void Write(JsonElement value, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var member in _members.Values)
        {
            if (value.TryGetProperty(member.Name, out var given) && given.ValueKind is not JsonValueKind.Null)
            {
                writer.WritePropertyName(member.Name);
                member.Shape.Write(given, writer);
            }
        }

        writer.WriteEndObject();
    }

    public override string? UnknownMemberIn(JsonElement value, string path)
    {
        foreach (var given in value.EnumerateObject())
        {
            var name = JsonText.NameOf(given);
            if (!_members.TryGetValue(name, out var member))
            {
                name = Truncation.Shorten(name, 100);
                return _members.Count == 0
                    ? $"{path}.{name} is not known; allowed: nothing."
                    : $"{path}.{name} is not known; did you mean {NearestName.To(name, _members.Keys)}? "
                        + $"Allowed: {string.Join(", ", _members.Keys)}.";
            }

            if (given.Value.ValueKind is not JsonValueKind.Null
                && member.Shape.UnknownMemberIn(given.Value, $"{path}.{name}") is { } unknown)
            {
                return unknown;
            }
        }

        return null;
    }

    private StructureShape With(Member member)
    {
        _members.Add(member.Name, member);
        return this;
    }

    internal sealed record Member(string Name, Shape Shape, bool IsRequired)
    {
        /// <summary>Coral's paths lower only the first letter: S3 is s3, SAPOData is sAPOData.</summary>
        public string PathName { get; } = char.ToLowerInvariant(Name[0]) + Name[1..];
    }
}
