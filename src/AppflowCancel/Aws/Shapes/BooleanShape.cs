using System.Text.Json;

namespace AppflowCancel.Aws.Shapes;

internal sealed class BooleanShape : Shape
{
    public override TypeError? FindTypeError(JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : TypeError.Scalar(value.ValueKind, "a Boolean");

    public override void Check(JsonElement value, string path, List<string> clauses)
    {
    }
}
