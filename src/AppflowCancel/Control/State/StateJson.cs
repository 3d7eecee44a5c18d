using System.Text.Json.Serialization;
using AppflowCancel.Aws;

namespace AppflowCancel.Control.State;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(ResetAnswer))]
[JsonSerializable(typeof(StateAnswer))]
internal sealed partial class StateJson : JsonSerializerContext;
