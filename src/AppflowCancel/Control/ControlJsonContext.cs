using System.Text.Json.Serialization;
using AppflowCancel.Aws;

namespace AppflowCancel.Control;

/// <summary>Every type that the control surface answers with.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(ClockAnswer))]
[JsonSerializable(typeof(ClockStepAnswer))]
[JsonSerializable(typeof(ControlError))]
[JsonSerializable(typeof(FaultDocument[]))]
[JsonSerializable(typeof(FaultsAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(ReadyAnswer))]
[JsonSerializable(typeof(RequestsAnswer))]
[JsonSerializable(typeof(ResetAnswer))]
[JsonSerializable(typeof(RunStory), GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(StateAnswer))]
internal sealed partial class ControlJsonContext : JsonSerializerContext;
