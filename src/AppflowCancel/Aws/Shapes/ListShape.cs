using System.Text.Json;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Text;

namespace AppflowCancel.Aws.Shapes;

/// <summary>A list. A null element is a type error: dropping it could turn "cancel this" into "cancel all".</summary>
internal sealed class ListShape(Shape member, int? max = null) : Shape
{
    public Shape Member { get; } = member;

    public int? Max { get; } = max;

    public override TypeError? FindTypeError(JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Array)
        {
            return TypeError.ForList(value.ValueKind);
        }

        foreach (var element in value.EnumerateArray())
        {
            if (Member.FindTypeError(element) is { } error)
            {
                return element.ValueKind is JsonValueKind.Null ? TypeError.Silent : error;
            }
        }

        return null;
    }

    public override void Check(JsonElement value, string path, List<string> clauses)
    {
        if (Member is StructureShape)
        {
            var index = 1;
            foreach (var element in value.EnumerateArray())
            {
                if (clauses.Count >= Constraint.MaxClauses)
                {
                    return;
                }

                Member.Check(element, $"{path}.{index++}.member", clauses);
            }

            return;
        }

        var texts = value.EnumerateArray().Select(JsonText.Of).ToList();
        Check(texts, path, clauses);
    }

    public void Check(IReadOnlyList<string> values, string path, List<string> clauses)
    {
        if (values.Count > Max)
        {
            clauses.Add(Constraint.Violated(Rendered(values), path, Constraint.MaxLength(Max.Value)));
        }

        if (values is RunIdList ids && AcceptsUuids && AreUuids(ids))
        {
            return;
        }

        foreach (var value in values)
        {
            if (!Accepts(value))
            {
                clauses.Add(Constraint.Violated(Rendered(values), path, ElementRequirement));
                return;
            }
        }
    }

    public override void Write(JsonElement value, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var element in value.EnumerateArray())
        {
            Member.Write(element, writer);
        }

        writer.WriteEndArray();
    }

    public override string? UnknownMemberIn(JsonElement value, string path) => value.EnumerateArray()
        .Select((element, index) => Member.UnknownMemberIn(element, $"{path}[{index}]"))
        .FirstOrDefault(unknown => unknown is not null);

    private string ElementRequirement => field ??= Constraint.OfElements(Member.ConstraintsAsElement);

    // A UUID has 36 characters, none of which is a space.
    private bool AcceptsUuids => Member is StringShape { Max: null or >= 36, Min: null or <= 36, Pattern: null or { IsNoSpace: true } };

    private static bool AreUuids(RunIdList list)
    {
        foreach (var id in list.Ids)
        {
            if (!id.IsUuid)
            {
                return false;
            }
        }

        return true;
    }

    private bool Accepts(string value) => Member switch
    {
        StringShape text => text.Accepts(value),
        EnumShape set => set.Accepts(value),
        _ => true,
    };

    private static string Rendered(IEnumerable<string> values) => $"[{Constraint.Joined(values)}]";
}
