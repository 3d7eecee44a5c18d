using System.Globalization;
using System.Text.Json;

namespace AppflowCancel.Aws.Shapes;

/// <summary>A whole number in a range. A fraction, or more than the type holds, is a type error, as in Smithy.</summary>
internal sealed class IntegerShape(long? min = null, long? max = null, bool wide = false) : Shape
{
    public long? Min { get; } = min;

    public long? Max { get; } = max;

    /// <summary>Whether the model's type is long, not integer.</summary>
    public bool Wide { get; } = wide;

    public override TypeError? FindTypeError(JsonElement value) =>
        value.ValueKind is not JsonValueKind.Number ? TypeError.Scalar(value.ValueKind, Wide ? "a Long" : "an Integer")
        : (Wide ? value.TryGetInt64(out _) : value.TryGetInt32(out _)) ? null
        : TypeError.Silent;

    public override void Check(JsonElement value, string path, List<string> clauses) => Check(value.GetInt64(), path, clauses);

    public void Check(long value, string path, List<string> clauses)
    {
        if (value < Min)
        {
            clauses.Add(Violated(value, path, Constraint.MinValue(Min.Value)));
        }

        if (value > Max)
        {
            clauses.Add(Violated(value, path, Constraint.MaxValue(Max.Value)));
        }
    }

    private static string Violated(long value, string path, string constraint) =>
        Constraint.Violated(value.ToString(CultureInfo.InvariantCulture), path, constraint);
}
