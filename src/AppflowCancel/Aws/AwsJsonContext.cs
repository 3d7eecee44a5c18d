using System.Text.Json.Serialization;
using AppflowCancel.Operations;

namespace AppflowCancel.Aws;

/// <summary>Every type that the AWS surface answers with.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(AwsErrorBody))]
[JsonSerializable(typeof(CancelFlowExecutionsResponse))]
[JsonSerializable(typeof(CreateFlowResponse))]
[JsonSerializable(typeof(DescribeFlowExecutionRecordsResponse))]
[JsonSerializable(typeof(DescribeFlowResponse))]
[JsonSerializable(typeof(EmptyResponse))]
[JsonSerializable(typeof(ExecutionRecord))]
[JsonSerializable(typeof(ListFlowsResponse))]
[JsonSerializable(typeof(ListTagsForResourceResponse))]
[JsonSerializable(typeof(StartFlowResponse))]
[JsonSerializable(typeof(StopFlowResponse))]
[JsonSerializable(typeof(UpdateFlowResponse))]
internal sealed partial class AwsJsonContext : JsonSerializerContext;
