using System.Text.Json;

namespace AppflowCancel.Aws.Shapes;

/// <summary>Any number.</summary>
internal sealed class NumberShape : Shape
{
    public override TypeError? FindTypeError(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number ? null : TypeError.Scalar(value.ValueKind, "a Double");

    public override void Check(JsonElement value, string path, List<string> clauses)
    {
    }
}
