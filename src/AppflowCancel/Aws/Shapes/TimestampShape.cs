using System.Text.Json;

namespace AppflowCancel.Aws.Shapes;

/// <summary>Seconds since 1970 as a number. An ISO string is a type error in this protocol.</summary>
internal sealed class TimestampShape : Shape
{
    public override TypeError? FindTypeError(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number ? null : TypeError.Silent;

    public override void Check(JsonElement value, string path, List<string> clauses)
    {
    }
}
