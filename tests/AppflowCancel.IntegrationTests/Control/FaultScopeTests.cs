using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Scope of fault rules, and their place in the order of checks.</summary>
public sealed class FaultScopeTests
{
    private const string Faults = "/_appflow/faults";

    [Theory]
    [InlineData("ThrottlingException", 429, "Rate exceeded")]
    [InlineData("AccessDeniedException", 403, "AccessDeniedException injected by a fault rule.")]
    [InlineData("ServiceQuotaExceededException", 402, "ServiceQuotaExceededException injected by a fault rule.")]
    [InlineData("ConflictException", 409, "ConflictException injected by a fault rule.")]
    [InlineData("InternalServerException", 500, "InternalServerException injected by a fault rule.")]
    [InlineData("ConnectorAuthenticationException", 401, "Error authenticating to connector: Failed to validate Connection while attempting "
        + "\"ValidateCredentials with CustomConnector\" with connector failure invalid_grant (Service: null; Status Code: 400; Error Code: Client; "
        + "Request ID: null; Proxy: null)")]
    [InlineData("ConnectorServerException", 400, "Error while communicating to connector: Got error from connector. No valid response and "
        + "error details found in the connector response.")]
    public async Task An_error_named_by_a_rule_is_answered_as_AWS_answers_it(string error, int status, string message)
    {
        await using var emulator = await With($$"""{"error":"{{error}}"}""");

        var answer = await emulator.Cancel("run-1");

        Assert.Equal((status, error, $$"""{"message":"{{message.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}"""), (answer.Status, answer.ErrorType, answer.Body));
        await emulator.Control(HttpMethod.Delete, Faults);
        Assert.Equal("run-1=InProgress", await emulator.Statuses());
    }

    [Fact]
    public async Task A_rule_applies_only_to_the_operation_it_names()
    {
        await using var emulator = await With("""{"operation":"CancelFlowExecutions","error":"AccessDeniedException"}""");

        Assert.Equal(200, (await emulator.Post("/describe-flow", """{"flowName":"orders"}""")).Status);
        Assert.Equal(403, (await emulator.Cancel("run-1")).Status);
    }

    [Theory]
    [InlineData("POST", "/describe-flow", """{"flowName":"orders"}""", 429)]
    [InlineData("POST", "/describe-flow", """{"flowName":"others"}""", 404)]
    [InlineData("POST", "/list-flows", "{}", 200)]
    [InlineData("GET", "/tags/ARN:flow%2Forders", null, 429)]
    [InlineData("POST", "/tags/ARN:flow%2Forders", """{"tags":{}}""", 429)]
    [InlineData("DELETE", "/tags/ARN:flow%2Forders?tagKeys=a", null, 429)]
    [InlineData("GET", "/tags/ARN:flow%2Fothers", null, 404)]
    public async Task A_rule_applies_only_to_the_flow_it_names_in_body_or_path(string method, string path, string? body, int status)
    {
        await using var emulator = await With("""{"flowName":"orders","error":"ThrottlingException"}""");

        var answer = await emulator.Send(
            new HttpMethod(method), path.Replace("ARN", $"arn:aws:appflow:us-east-1:{TestEmulator.Account}", StringComparison.Ordinal), body);

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("application/xml", "application/json", "{}")]
    [InlineData("application/json", "text/plain", "{}")]
    [InlineData("application/json", "application/json", "{")]
    public async Task A_fault_applies_before_headers_and_JSON_are_checked(string accept, string contentType, string body)
    {
        await using var emulator = await With("""{"error":"ThrottlingException","times":1}""");

        async Task<int> Send()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/cancel-flow-executions");
            request.Headers.TryAddWithoutValidation("Authorization", TestEmulator.Authorization(TestEmulator.Account, "us-east-1"));
            request.Headers.TryAddWithoutValidation("Accept", accept);
            request.Content = new StringContent(body);
            request.Content.Headers.ContentType = new(contentType);
            return (await emulator.Send(request)).Status;
        }

        Assert.Equal(429, await Send());
        Assert.InRange(await Send(), 400, 415);
    }

    private static async Task<TestEmulator> With(string rules, params (string Key, string Value)[] settings)
    {
        var emulator = new TestEmulator(settings);
        await emulator.PutRuns(("run-1", "InProgress"));
        await emulator.Control(HttpMethod.Put, Faults, rules);
        return emulator;
    }
}
