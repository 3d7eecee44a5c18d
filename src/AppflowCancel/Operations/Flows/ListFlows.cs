using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.Flows;

internal sealed record ListFlowsRequest(int? MaxResults, string? NextToken);

internal sealed record ListFlowsResponse(IReadOnlyList<FlowSummary> Flows, string? NextToken);

/// <summary>The account's flows in the region. AWS: the order is undocumented; ours is by name.</summary>
internal static class ListFlows
{
    private const char Kind = 'f';

    public static AwsOperation Operation() =>
        new AwsOperation<ListFlowsRequest, ListFlowsResponse>
        {
            Name = nameof(ListFlows),
            Path = "/list-flows",
            Summary = "Lists the flows of the account in the region, in pages.",
            ReadRequest = body => new ListFlowsRequest(body.Integer("maxResults"), body.Text("nextToken")),
            Handle = Handle,
            Response = static () => ListFlowsJson.Default.ListFlowsResponse,
            Errors = ["ValidationException"],
            ExampleRequest = """{"maxResults":20}""",
            ExampleResponse = """
                {
                  "flows": [
                    {
                      "flowArn": "arn:aws:appflow:us-east-1:000000000000:flow/orders",
                      "flowName": "orders",
                      "flowStatus": "Active",
                      "sourceConnectorType": "S3",
                      "destinationConnectorType": "S3",
                      "triggerType": "OnDemand",
                      "createdAt": 1790000000.000,
                      "lastUpdatedAt": 1790000000.000,
                      "createdBy": "arn:aws:iam::000000000000:root",
                      "lastUpdatedBy": "arn:aws:iam::000000000000:root",
                      "tags": { "team": "data" },
                      "lastRunExecutionDetails": {
                        "mostRecentExecutionTime": 1790000010.000,
                        "mostRecentExecutionStatus": "InProgress"
                      }
                    }
                  ]
                }
                """,
        };

    private static AwsResult<ListFlowsResponse> Handle(ListFlowsRequest request, AwsCall call)
    {
        if (!PageToken.TryRead(Kind, request.NextToken, out var after))
        {
            return PageToken.Invalid(request.NextToken!);
        }

        var size = request.MaxResults ?? PageToken.DefaultPageSize;
        var flows = call.Flows.After(after, size + 1);
        return new ListFlowsResponse(
            [.. flows.Take(size).Select(flow => flow.Describe(call.Now)).OfType<FlowSnapshot>().Select(flow => FlowSummary.Of(flow, call))],
            flows.Count > size ? PageToken.Of(Kind, flows[size - 1].Name) : null);
    }
}

internal sealed class ListFlowsValidator : RequestValidator<ListFlowsRequest>
{
    public ListFlowsValidator()
    {
        RuleFor(request => request.MaxResults).MustMatch(ModelShapes.MaxResults);
        RuleFor(request => request.NextToken).MustMatch(ModelShapes.NextToken);
    }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ListFlowsResponse))]
internal sealed partial class ListFlowsJson : JsonSerializerContext;
