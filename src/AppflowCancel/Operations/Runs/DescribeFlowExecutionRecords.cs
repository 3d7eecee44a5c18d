using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Runs;

internal sealed record DescribeFlowExecutionRecordsRequest(string? FlowName, int? MaxResults, string? NextToken);

internal sealed record DescribeFlowExecutionRecordsResponse(IReadOnlyList<ExecutionRecord> FlowExecutions, string? NextToken);

/// <summary>A flow's runs at this instant, newest first, without runs that have not started.</summary>
internal static class DescribeFlowExecutionRecords
{
    public static AwsOperation Operation() =>
        new AwsOperation<DescribeFlowExecutionRecordsRequest, DescribeFlowExecutionRecordsResponse>
        {
            Name = nameof(DescribeFlowExecutionRecords),
            Path = "/describe-flow-execution-records",
            Summary = "Lists a flow's runs, newest first, in pages.",
            ReadRequest = body => new DescribeFlowExecutionRecordsRequest(
                body.Text("flowName"), body.Integer("maxResults"), body.Text("nextToken")),
            Handle = Handle,
            Response = static () => DescribeFlowExecutionRecordsJson.Default.DescribeFlowExecutionRecordsResponse,
            Errors = ["ValidationException", "ResourceNotFoundException"],
            ExampleRequest = """{"flowName":"orders","maxResults":20}""",
            ExampleResponse = """
                {
                  "flowExecutions": [
                    {
                      "executionId": "b5a3c0de-6f8e-4f0b-9d0e-2c8f5a1e7d42",
                      "executionStatus": "CancelStarted",
                      "executionResult": { "bytesProcessed": 512000, "bytesWritten": 512000, "recordsProcessed": 500 },
                      "startedAt": 1790000010.000,
                      "lastUpdatedAt": 1790000015.000
                    }
                  ]
                }
                """,
        };

    private static AwsResult<DescribeFlowExecutionRecordsResponse> Handle(
        DescribeFlowExecutionRecordsRequest request, AwsCall call)
    {
        call.FlowName = request.FlowName;
        RunPosition? after = null;
        if (request.NextToken is { } token)
        {
            if (!PageToken.TryRead(token, out var position))
            {
                return PageToken.Invalid(token);
            }

            after = position;
        }

        var size = request.MaxResults ?? PageToken.DefaultPageSize;
        var page = call.Flows.Get(request.FlowName!).Then(flow => flow.Records(after, size, call.Now));
        return AwsResult<DescribeFlowExecutionRecordsResponse>.From(page, records => new(
            [.. records.Runs.Select(ExecutionRecord.Of)],
            records.Next is { } next ? PageToken.Of(next) : null));
    }
}

internal sealed class DescribeFlowExecutionRecordsValidator : RequestValidator<DescribeFlowExecutionRecordsRequest>
{
    public DescribeFlowExecutionRecordsValidator()
    {
        RuleFor(request => request.FlowName).Required().MustMatch(ModelShapes.FlowName);
        RuleFor(request => request.MaxResults).MustMatch(ModelShapes.MaxResults);
        RuleFor(request => request.NextToken).MustMatch(ModelShapes.NextToken);
    }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(DescribeFlowExecutionRecordsResponse))]
internal sealed partial class DescribeFlowExecutionRecordsJson : JsonSerializerContext;
