using System.Text.Json.Serialization;

namespace AppflowCancel.Control.Requests;

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RequestsAnswer))]
internal sealed partial class RequestJson : JsonSerializerContext;
