using System.Text.Json.Serialization;
using AppflowCancel.Aws;

namespace AppflowCancel.Control;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(ControlError))]
internal sealed partial class ControlErrorJson : JsonSerializerContext;
