using System.Text.Json.Serialization;
using AppflowCancel.Aws;

namespace AppflowCancel.Control.Access;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(AccessAnswer))]
internal sealed partial class AccessJson : JsonSerializerContext;
