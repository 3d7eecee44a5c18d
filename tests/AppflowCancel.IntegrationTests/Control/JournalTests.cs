using System.Net.Http.Headers;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>The journal: requests and their results.</summary>
public sealed class JournalTests
{
    [Fact]
    public async Task The_journal_has_all_details_of_a_request()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"), ("run-2", "Successful"));
        await emulator.Advance(1.25);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cancel-flow-executions");
        request.Headers.TryAddWithoutValidation("Authorization", TestEmulator.Authorization(TestEmulator.Account, "us-east-1"));
        request.Headers.TryAddWithoutValidation("User-Agent", "aws-sdk-js/3.1 os/linux");
        request.Headers.TryAddWithoutValidation("amz-sdk-invocation-id", "c0ffee00-0000-4000-8000-000000000000");
        request.Headers.TryAddWithoutValidation("amz-sdk-request", "ttl=20260921T133320Z; attempt=2; max=3");
        request.Content = new StringContent("""{"flowName":"orders","executionIds":["run-1","run-2"]}""", new MediaTypeHeaderValue("application/json"));

        var cancel = await emulator.Send(request);

        Assert.Equal(
            """
            {"count":1,"requests":[{"at":1790000001.250,"realTime":"2026-09-21T14:13:20+00:00",
            "operation":"CancelFlowExecutions","region":"us-east-1","flowName":"orders","executionIds":["run-1","run-2"],
            "status":200,"requestId":"REQUEST","invocationId":"c0ffee00-0000-4000-8000-000000000000","attempt":2,
            "userAgent":"aws-sdk-js/3.1 os/linux","invalidExecutions":["run-2"]}]}
            """.ReplaceLineEndings(""),
            (await emulator.TryControl(HttpMethod.Get, "/_appflow/requests")).Body
                .Replace(cancel.Headers["x-amzn-RequestId"], "REQUEST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/cancel-flow-executions", """{"flowName":"orders","executionIds":["run-1","a b"]}""", "ValidationException", """orders ["run-1","a b"]""")]
    [InlineData("/cancel-flow-executions", """{"flowName":"orders","executionIds":["run-1",7]}""", "SerializationException", """orders ["run-1"]""")]
    [InlineData("/cancel-flow-executions", """{"flowName":"nobody","executionIds":["run-1"]}""", "ResourceNotFoundException", """nobody ["run-1"]""")]
    [InlineData("/start-flow", """{"flowName":"nobody"}""", "ResourceNotFoundException", "nobody ")]
    [InlineData("/stop-flow", """{"flowName":"orders"}""", "UnsupportedOperationException", "orders ")]
    [InlineData("/cancel-flow-executions", """{"flowName":"orders","executionIds":""", "SerializationException", " ")]
    [InlineData("/cancel-flow-executions", """["orders"]""", "SerializationException", " ")]
    public async Task A_refused_request_carries_flow_and_ids_when_its_body_names_them(string path, string body, string error, string mentioned)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));

        await emulator.Post(path, body);

        var entry = Assert.Single(await emulator.Requests());
        Assert.Equal(error, entry.GetProperty("errorType").GetString());
        Assert.Equal(mentioned, $"{JsonPointer.Find(entry, "/flowName")} {JsonPointer.Find(entry, "/executionIds")}");
    }

    [Fact]
    public async Task A_request_with_a_fault_carries_flow_ids_and_the_number_of_the_rule()
    {
        await using var emulator = new TestEmulator();
        await emulator.Control(HttpMethod.Put, "/_appflow/faults", """
            [{"operation":"StartFlow","error":"ConflictException"},{"error":"ThrottlingException"}]
            """);

        await emulator.Cancel("run-1", "run-2");
        await emulator.Send(HttpMethod.Get, "/tags/" + Uri.EscapeDataString($"arn:aws:appflow:us-east-1:{TestEmulator.Account}:flow/orders"));

        var entries = await emulator.Requests();
        Assert.Equal(
            """orders ["run-1","run-2"] 429 ThrottlingException 2""",
            $"{entries[0].GetProperty("flowName")} {entries[0].GetProperty("executionIds")} {entries[0].GetProperty("status")} "
                + $"{entries[0].GetProperty("errorType")} {entries[0].GetProperty("fault")}");
        Assert.Equal("orders 2", $"{JsonPointer.Find(entries[1], "/flowName")} {entries[1].GetProperty("fault")}");
    }

    [Fact]
    public async Task Requests_to_the_control_API_are_not_in_the_journal()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow();
        await emulator.Advance(1);

        Assert.Empty(await emulator.Requests());
    }
}
