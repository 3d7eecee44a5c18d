using System.Text.Json;

namespace AppflowCancel.Aws.Shapes;

/// <summary>JSON of the wrong type: a SerializationException. Coral's texts, recorded from EventBridge Scheduler, SES v2 and Athena.</summary>
/// <param name="Message">Null where Coral sends none.</param>
internal sealed record TypeError(string? Message)
{
    public static readonly TypeError Silent = new((string?)null);

    private const string List = "Start of list found where not expected";
    private const string Structure = "Start of structure or map found where not expected.";

    /// <param name="target">With its article: a String, an Integer.</param>
    public static TypeError Scalar(JsonValueKind found, string target) => found switch
    {
        JsonValueKind.Array => new(List),
        JsonValueKind.Object => new(Structure),
        JsonValueKind.String => new($"STRING_VALUE can not be converted to {target}"),
        JsonValueKind.Number => new($"NUMBER_VALUE can not be converted to {target}"),
        JsonValueKind.True => new($"TRUE_VALUE can not be converted to {target}"),
        JsonValueKind.False => new($"FALSE_VALUE can not be converted to {target}"),
        _ => Silent,
    };

    public static TypeError ForList(JsonValueKind found) =>
        found is JsonValueKind.Object ? new(Structure) : new("Expected list or null");

    public static TypeError ForMap(JsonValueKind found) =>
        found is JsonValueKind.Array ? new(List) : new("Expected map or null");

    public static TypeError ForStructure(JsonValueKind found) =>
        found is JsonValueKind.Array ? new(List) : new("Expected null");

    public static TypeError? ForBody(JsonValueKind found) => found switch
    {
        JsonValueKind.Object => null,
        JsonValueKind.Array => new(List),
        _ => Silent,
    };
}
