using System.Globalization;
using System.Text.Json;

namespace AppflowCancel.Aws.Shapes;

/// <summary>A whole number in a range. A fraction, or more than the type holds, is a type error, as in Smithy.</summary>
internal sealed class IntegerShape(long? least = null, long? most = null, bool wide = false) : Shape
{
    public long? Least { get; } = least;

    public long? Most { get; } = most;

    /// <summary>Whether the model says long, and not integer.</summary>
    public bool Wide { get; } = wide;

    public override TypeError? FindTypeError(JsonElement value) =>
        value.ValueKind is not JsonValueKind.Number ? TypeError.Scalar(value.ValueKind, Wide ? "a Long" : "an Integer")
        : (Wide ? value.TryGetInt64(out _) : value.TryGetInt32(out _)) ? null
        : TypeError.Silent;

    public override void Check(JsonElement value, string path, List<string> clauses) => Check(value.GetInt64(), path, clauses);

    public void Check(long value, string path, List<string> clauses)
    {
        if (value < Least)
        {
            clauses.Add(Violated(value, path, Constraint.Smallest(Least.Value)));
        }

        if (value > Most)
        {
            clauses.Add(Violated(value, path, Constraint.Largest(Most.Value)));
        }
    }

    private static string Violated(long value, string path, string constraint) =>
        Constraint.Violated(value.ToString(CultureInfo.InvariantCulture), path, constraint);
}
