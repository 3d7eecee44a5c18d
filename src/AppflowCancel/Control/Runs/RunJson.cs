using System.Text.Json.Serialization;

namespace AppflowCancel.Control.Runs;

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunDetails), GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class RunJson : JsonSerializerContext;
