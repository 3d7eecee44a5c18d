using System.Text.Json;
using AppflowCancel.Text;

namespace AppflowCancel.Aws.Shapes;

/// <summary>A string from a closed set.</summary>
internal sealed class EnumShape(string name, string[] values) : Shape
{
    /// <summary>As in the model.</summary>
    public string Name { get; } = name;

    public IReadOnlyList<string> Values { get; } = values;

    public override IReadOnlyList<string> ConstraintsAsElement => [Constraint.OneOf(Values)];

    public override TypeError? FindTypeError(JsonElement value) =>
        value.ValueKind is JsonValueKind.String ? null : TypeError.Scalar(value.ValueKind, "a String");

    public override void Check(JsonElement value, string path, List<string> clauses) => Check(JsonText.Of(value), path, clauses);

    public void Check(string text, string path, List<string> clauses)
    {
        if (!Accepts(text))
        {
            clauses.Add(Constraint.Violated(text, path, Constraint.OneOf(Values)));
        }
    }

    public bool Accepts(string value) => Values.Contains(value, StringComparer.Ordinal);
}
