using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Fuzz;

/// <summary>Defects that fuzzing found, with a test each.</summary>
public sealed class RegressionTests
{
    [Theory]
    [InlineData("""{"flowName":"orders","triggerConfig":{"triggerType":"Scheduled","triggerProperties":null}}""")]
    [InlineData("""{"flowName":"orders","triggerConfig":{"triggerType":"Scheduled","triggerProperties":{"Scheduled":null}}}""")]
    [InlineData("""{"flowName":"orders","tasks":[{"sourceFields":[],"taskType":"Map_all","connectorOperator":null,"taskProperties":null}]}""")]
    [InlineData("""{"flowName":"orders","sourceFlowConfig":{"connectorType":"S3","sourceConnectorProperties":{"S3":{"bucketName":"bucket","bucketPrefix":null}}}}""")]
    public async Task A_null_in_a_flow_of_a_state_document_counts_as_absent(string flow)
    {
        await using var emulator = new TestEmulator();

        await emulator.PutState($$"""{"flows":[{{flow}}]}""");

        Assert.DoesNotContain("null", (await emulator.Control(HttpMethod.Get, "/_appflow/state")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_untag_of_as_many_and_long_keys_as_the_model_allows_is_not_too_long_for_the_server()
    {
        await using var emulator = new TestEmulator();
        emulator.UseKestrel(_ => { });
        emulator.StartServer();
        using var connection = await PersistentConnection.To(emulator.ClientOptions.BaseAddress);
        var keys = Enumerable.Range(0, 50).Select(i => "tagKeys=" + Uri.EscapeDataString(new string(':', 126) + i));

        var answer = await connection.Send(FuzzRequest.Of(
            "DELETE", $"/tags/arn%3Aaws%3Aappflow%3Aus-east-1%3A123456789012%3Aflow%2Fnone?{string.Join('&', keys)}"));

        answer.MustBe(HttpStatusCode.NotFound);
        Assert.Equal("ResourceNotFoundException", answer.ErrorType);
    }
}
