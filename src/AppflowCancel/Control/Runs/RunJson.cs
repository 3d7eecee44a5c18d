using System.Text.Json.Serialization;
using AppflowCancel.Aws;

namespace AppflowCancel.Control.Runs;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(RunDetails), GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class RunJson : JsonSerializerContext;
