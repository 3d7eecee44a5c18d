using System.Text.Json.Serialization;
using AppflowCancel.Aws;

namespace AppflowCancel.Control.Requests;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(RequestsAnswer))]
internal sealed partial class RequestJson : JsonSerializerContext;
