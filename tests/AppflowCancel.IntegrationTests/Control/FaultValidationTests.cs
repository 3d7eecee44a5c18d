using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>A mistyped rule would never apply, and a test that should fail would pass: it is refused with the nearest name.</summary>
public sealed class FaultValidationTests
{
    [Theory]
    [InlineData("""{"operation":"CancelFlowExecution","error":"ThrottlingException"}""", "$.operation is \"CancelFlowExecution\"; did you mean CancelFlowExecutions? "
        + "Allowed: CancelFlowExecutions, CreateConnectorProfile, CreateFlow, DeleteConnectorProfile, DeleteFlow, DescribeConnector, "
        + "DescribeConnectorEntity, DescribeConnectorProfiles, DescribeConnectors, DescribeFlow, DescribeFlowExecutionRecords, "
        + "ListConnectorEntities, ListConnectors, ListFlows, ListTagsForResource, RegisterConnector, ResetConnectorMetadataCache, StartFlow, "
        + "StopFlow, TagResource, UnregisterConnector, UntagResource, UpdateConnectorProfile, UpdateConnectorRegistration, UpdateFlow.")]
    [InlineData("""{"error":"ThrottledException"}""", "$.error is \"ThrottledException\"; did you mean ThrottlingException? Allowed: AccessDeniedException, "
        + "ConflictException, ConnectorAuthenticationException, ConnectorServerException, ExpiredTokenException, IncompleteSignatureException, InternalServerException, "
        + "InvalidSignatureException, MissingAuthenticationTokenException, NotAcceptableException, "
        + "RequestEntityTooLargeException, ResourceNotFoundException, SerializationException, ServiceQuotaExceededException, "
        + "ServiceUnavailableException, ThrottlingException, UnknownOperationException, UnrecognizedClientException, UnsupportedMediaTypeException, UnsupportedOperationException, ValidationException.")]
    [InlineData("""{"error":"ThrottlingException","time":2}""", "$.time is not known; did you mean times? Allowed: operation, flowName, error, message, times, "
        + "requestsPerSecond, burst, after, probability, delaySeconds, dropConnection, retryAfterMilliseconds, seen, fired, fullAt.")]
    [InlineData("""{"error":"ThrottlingException","times":0}""", "$.times is 0; allowed: a whole number from 1 to 1000000000.")]
    [InlineData("""{"error":"ThrottlingException","after":-1}""", "$.after is -1; allowed: a whole number from 0 to 1000000000.")]
    [InlineData("""{"error":"ThrottlingException","probability":1.1}""", "$.probability is 1.1; allowed: a number from 0 to 1.")]
    [InlineData("""{"delaySeconds":"2"}""", "$.delaySeconds is \"2\"; allowed: a number from 0 to 3600.")]
    [InlineData("""{"dropConnection":1}""", "$.dropConnection is 1; allowed: true or false.")]
    [InlineData("""{"flowName":"my orders","error":"ThrottlingException"}""", "$.flowName is \"my orders\"; allowed: a flow's name, which matches "
        + @"[a-zA-Z0-9][\w!@#.-]+.")]
    [InlineData("""{"operation":"StartFlow","times":2}""", "$ has no effect; add error, delaySeconds, dropConnection or requestsPerSecond.")]
    [InlineData("""[{"error":"ThrottlingException"},{"error":"Throttling"}]""", "$[1].error is \"Throttling\"; did you mean ThrottlingException? Allowed: "
        + "AccessDeniedException, ConflictException, ConnectorAuthenticationException, ConnectorServerException, ExpiredTokenException, IncompleteSignatureException, "
        + "InternalServerException, InvalidSignatureException, MissingAuthenticationTokenException, NotAcceptableException, RequestEntityTooLargeException, ResourceNotFoundException, SerializationException, "
        + "ServiceQuotaExceededException, ServiceUnavailableException, ThrottlingException, UnknownOperationException, UnrecognizedClientException, UnsupportedMediaTypeException, UnsupportedOperationException, "
        + "ValidationException.")]
    [InlineData("[1]", "$ is [1]; allowed: an object, or a list of objects.")]
    public async Task An_invalid_rule_is_refused_and_the_rules_are_unchanged(string rules, string message)
    {
        await using var emulator = new TestEmulator();
        await emulator.Control(HttpMethod.Put, "/_appflow/faults", """{"error":"ConflictException"}""");

        foreach (var method in (HttpMethod[])[HttpMethod.Put, HttpMethod.Post])
        {
            (await emulator.TryControl(method, "/_appflow/faults", rules)).MustRefuse(400, message);
        }

        Assert.Equal(
            """{"faults":[{"error":"ConflictException","seen":0,"fired":0}]}""",
            (await emulator.TryControl(HttpMethod.Get, "/_appflow/faults")).Body);
    }
}
