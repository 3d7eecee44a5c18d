using System.Text.Json.Serialization;
using AppflowCancel.Aws;

namespace AppflowCancel.Control.Faults;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(FaultDocument[]))]
[JsonSerializable(typeof(FaultsAnswer))]
internal sealed partial class FaultJson : JsonSerializerContext;
