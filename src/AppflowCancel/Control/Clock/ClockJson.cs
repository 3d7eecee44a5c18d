using System.Text.Json.Serialization;
using AppflowCancel.Aws;

namespace AppflowCancel.Control.Clock;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(ClockAnswer))]
[JsonSerializable(typeof(ClockStepAnswer))]
internal sealed partial class ClockJson : JsonSerializerContext;
