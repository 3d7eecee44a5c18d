using System.Text.Json.Serialization;

namespace AppflowCancel.Control.Faults;

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(FaultDocument[]))]
[JsonSerializable(typeof(FaultsAnswer))]
internal sealed partial class FaultJson : JsonSerializerContext;
