using System.Text.Json.Serialization;

namespace AppflowCancel.Aws;

internal sealed record AwsErrorBody(string Message);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AwsErrorBody))]
internal sealed partial class AwsErrorJson : JsonSerializerContext;
