using System.Text.Json.Serialization;

namespace AppflowCancel.Control.State;

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ResetAnswer))]
[JsonSerializable(typeof(StateAnswer))]
internal sealed partial class StateJson : JsonSerializerContext;
