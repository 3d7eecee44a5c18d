using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppflowCancel.Aws;
using AppflowCancel.IntegrationTests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AppflowCancel.IntegrationTests.OpenApi;

public sealed class AppflowDocumentTests : IDisposable
{
    private static readonly string[] Operations =
    [
        "CancelFlowExecutions", "CreateConnectorProfile", "CreateFlow", "DeleteConnectorProfile", "DeleteFlow", "DescribeConnector",
        "DescribeConnectorEntity", "DescribeConnectorProfiles", "DescribeConnectors", "DescribeFlow", "DescribeFlowExecutionRecords",
        "ListConnectorEntities", "ListConnectors", "ListFlows", "ListTagsForResource", "RegisterConnector",
        "ResetConnectorMetadataCache", "StartFlow", "StopFlow", "TagResource", "UnregisterConnector", "UntagResource",
        "UpdateConnectorProfile", "UpdateConnectorRegistration", "UpdateFlow",
    ];

    private readonly TestEmulator _emulator = new();

    public void Dispose() => _emulator.Dispose();

    [Fact]
    public async Task Names_every_operation_of_the_service_model()
    {
        var document = await Document();
        Assert.Equal(Operations, document.Operations.Select(operation => operation.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_emulated_operation_has_examples_and_their_requests_satisfy_the_model()
    {
        _emulator.CreateClient().Dispose();
        var operations = _emulator.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<AwsOperation>()).OfType<AwsOperation>().ToList();
        Assert.Equal(25, operations.Count);
        Assert.All(operations, operation =>
        {
            using var example = JsonDocument.Parse(operation.ExampleRequest!);
            var clauses = new List<string>();
            Assert.Null(operation.RequestShape(_emulator.Services).FindTypeError(example.RootElement));
            Assert.Null(operation.RequestShape(_emulator.Services).UnknownMemberIn(example.RootElement, operation.Name));
            operation.RequestShape(_emulator.Services).Check(example.RootElement, operation.Name, clauses);
            Assert.Empty(clauses);
            Assert.Equal(operation.Status == 204, operation.ExampleResponse is null);
        });
    }

    [Fact]
    public async Task Describes_what_the_emulator_answers()
    {
        var document = await Document();
        string[] story =
        [
            "CreateFlow", "StartFlow", "CancelFlowExecutions", "DescribeFlow", "DescribeFlowExecutionRecords", "ListFlows", "UpdateFlow",
            "DeleteFlow",
        ];
        foreach (var operation in story.Select(document.Operation))
        {
            var answer = await _emulator.Post(operation.Path, operation.Request!["example"]!.ToJsonString());
            var body = JsonNode.Parse(answer.MustBe(HttpStatusCode.OK).Body);
            Assert.Empty(document.Violations(operation.Answer!, body).Select(each => $"{operation.Id}: {each}"));
        }
    }

    [Fact]
    public async Task Describes_CreateFlow_as_in_the_service_model()
    {
        var document = await Document();
        var request = document.Schema("CreateFlowRequest");
        Assert.Equal(
            """["flowName","triggerConfig","sourceFlowConfig","destinationFlowConfigList","tasks"]""",
            request["required"]!.ToJsonString());
        Assert.Equal(@"[a-zA-Z0-9][\w!@#.-]+", (string)request["properties"]!["flowName"]!["pattern"]!);
        Assert.Equal(256, (int)request["properties"]!["flowName"]!["maxLength"]!);
        Assert.Equal(50, (int)request["properties"]!["tags"]!["maxProperties"]!);
        Assert.Equal("""["Scheduled","Event","OnDemand"]""", document.Schema("TriggerType")["enum"]!.ToJsonString());
        Assert.Equal(24, document.Schema("ConnectorType")["enum"]!.AsArray().Count);
        Assert.Equal("""["sourceFields","taskType"]""", document.Schema("Task")["required"]!.ToJsonString());
        Assert.Equal(
            100, (int)document.Schema("ScheduledTriggerProperties")["properties"]!["flowErrorDeactivationThreshold"]!["maximum"]!);
    }

    [Fact]
    public async Task Describes_times_as_numbers_and_no_run_as_Scheduled()
    {
        var document = await Document();
        Assert.Equal("number", (string)document.Schema("ExecutionRecord")["properties"]!["startedAt"]!["type"]!);
        Assert.Equal(
            """["InProgress","CancelStarted","Canceled","Successful","Error"]""",
            document.Schema("ExecutionStatus")["enum"]!.ToJsonString());
    }

    [Fact]
    public async Task Describes_every_error_of_a_cancel_by_its_status_and_name()
    {
        var responses = (await Document()).Operation("CancelFlowExecutions").Json["responses"]!.AsObject();
        var errors = responses.Where(each => each.Key != "200").Select(each =>
            $"{each.Key} {string.Join(' ', each.Value!["headers"]!["X-Amzn-Errortype"]!["schema"]!["enum"]!.AsArray())}");
        Assert.Equal(
            [
                "400 SerializationException ValidationException",
                "402 ServiceQuotaExceededException",
                "403 AccessDeniedException ExpiredTokenException IncompleteSignatureException InvalidSignatureException "
                + "MissingAuthenticationTokenException UnrecognizedClientException",
                "404 ResourceNotFoundException UnknownOperationException",
                "406 NotAcceptableException",
                "413 RequestEntityTooLargeException",
                "415 UnsupportedMediaTypeException",
                "429 ThrottlingException",
                "500 InternalServerException",
                "503 ServiceUnavailableException",
            ],
            errors.Order(StringComparer.Ordinal));
    }

    private Task<ApiDocument> Document() => ApiDocument.Of(_emulator, ApiDocument.Appflow);
}
