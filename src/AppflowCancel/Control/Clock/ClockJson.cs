using System.Text.Json.Serialization;

namespace AppflowCancel.Control.Clock;

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ClockAnswer))]
[JsonSerializable(typeof(ClockStepAnswer))]
internal sealed partial class ClockJson : JsonSerializerContext;
