using System.Text.Json;
using AppflowCancel.Text;

namespace AppflowCancel.Aws.Shapes;

/// <summary>A string with a length and a pattern. Length counts Unicode code points, as Smithy defines it.</summary>
internal sealed class StringShape(int? max = null, int? min = null, Pattern? pattern = null, bool isSecret = false) : Shape
{
    public int? Max { get; } = max;

    public int? Min { get; } = min;

    public Pattern? Pattern { get; } = pattern;

    /// <summary>Whether the value is a secret, which no message may repeat.</summary>
    public bool IsSecret { get; } = isSecret;

    public override IReadOnlyList<string> ConstraintsAsElement =>
    [
        .. Max is { } max ? [Constraint.MaxLength(max)] : Array.Empty<string>(),
        .. Min is { } min ? [Constraint.MinLength(min)] : Array.Empty<string>(),
        .. Pattern is { } pattern ? [pattern.Requirement] : Array.Empty<string>(),
    ];

    public override TypeError? FindTypeError(JsonElement value) =>
        value.ValueKind is JsonValueKind.String ? null : TypeError.Scalar(value.ValueKind, "a String");

    public override void Check(JsonElement value, string path, List<string> clauses) => Check(JsonText.Of(value), path, clauses);

    public void Check(string value, string path, List<string> clauses)
    {
        if (Pattern?.Matches(value) == false)
        {
            clauses.Add(Constraint.Violated(IsSecret ? null : value, path, Pattern.Requirement));
        }

        if (IsTooLong(value))
        {
            clauses.Add(Constraint.Violated(IsSecret ? null : value, path, Constraint.MaxLength(Max!.Value)));
        }

        if (IsTooShort(value))
        {
            clauses.Add(Constraint.Violated(IsSecret ? null : value, path, Constraint.MinLength(Min!.Value)));
        }
    }

    public bool Accepts(string value) => !IsTooLong(value) && !IsTooShort(value) && Pattern?.Matches(value) != false;

    // A code point takes one or two chars, so most values need no counting.
    private bool IsTooLong(string value) => value.Length > Max && CodePoints(value) > Max;

    private bool IsTooShort(string value) => Min > 0 && CodePoints(value) < Min;

    private static int CodePoints(string value)
    {
        var count = 0;
        foreach (var _ in value.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
