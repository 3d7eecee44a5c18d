using System.Text.Json.Serialization;

namespace AppflowCancel.Control.Access;

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(AccessAnswer))]
internal sealed partial class AccessJson : JsonSerializerContext;
