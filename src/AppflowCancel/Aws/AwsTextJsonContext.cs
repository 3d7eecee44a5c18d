using System.Text.Json.Serialization;
using AppflowCancel.Operations;

namespace AppflowCancel.Aws;

/// <summary>
/// Answers that hold nothing but text, once more: System.Text.Json writes a type straight to the wire only when its context
/// has no converters, as <see cref="AwsJsonContext"/> has.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AwsErrorBody))]
[JsonSerializable(typeof(CancelFlowExecutionsResponse))]
[JsonSerializable(typeof(EmptyResponse))]
[JsonSerializable(typeof(ListTagsForResourceResponse))]
internal sealed partial class AwsTextJsonContext : JsonSerializerContext;
