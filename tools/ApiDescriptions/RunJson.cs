using System.Text.Json.Serialization;
using AppflowCancel.Control.Runs;

namespace AppflowCancel.ApiDescriptions;

/// <summary>Contract of a run in the control API, for the API description. RunWriter writes it, member by member.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunDetails))]
internal sealed partial class RunJson : JsonSerializerContext;
