using System.Text.Json.Serialization;

namespace AppflowCancel.Testing;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(EpochSecondsConverter), typeof(SecondsConverter)])]
[JsonSerializable(typeof(AccessDocument))]
[JsonSerializable(typeof(CancelAnswer))]
[JsonSerializable(typeof(CancelBody))]
[JsonSerializable(typeof(ClockReading))]
[JsonSerializable(typeof(ClockSetting))]
[JsonSerializable(typeof(ClockStep))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(EventsAnswer))]
[JsonSerializable(typeof(ExportedState))]
[JsonSerializable(typeof(FaultDocument))]
[JsonSerializable(typeof(FaultsAnswer))]
[JsonSerializable(typeof(FinishBody))]
[JsonSerializable(typeof(RequestsAnswer))]
[JsonSerializable(typeof(RunBody))]
[JsonSerializable(typeof(RunDetails))]
[JsonSerializable(typeof(RunPlan))]
[JsonSerializable(typeof(StateAnswer))]
[JsonSerializable(typeof(StateBody))]
[JsonSerializable(typeof(TransitionsAnswer))]
internal sealed partial class KitJson : JsonSerializerContext;
