using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Tags plan runs, for tests that have only an SDK.</summary>
public sealed class PlanTagTests
{
    private static readonly string Tags =
        "/tags/" + Uri.EscapeDataString($"arn:aws:appflow:us-east-1:{TestEmulator.Account}:flow/orders");

    [Fact]
    public async Task Every_member_of_a_plan_has_a_tag()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow();
        (await emulator.Post(Tags, """
            {"tags":{"emulator:run-seconds":"never","emulator:cancel-seconds":"1.5","emulator:cancel-outcome":"Error",
                     "emulator:outcome":"Error","emulator:error-message":"gone","emulator:batch-seconds":"60",
                     "emulator:records-per-second":"3","emulator:bytes-per-record":"9"}}
            """)).MustBe(HttpStatusCode.NoContent);

        var run = await emulator.Run(await emulator.StartRun());

        Assert.Equal(
            """
            {"runSeconds":null,"outcome":"Error","errorMessage":"gone","cancelSeconds":1.5,"cancelOutcome":"Error",
            "batchSeconds":60,"recordsPerSecond":3,"bytesPerRecord":9}
            """.ReplaceLineEndings(""),
            Compact(JsonPointer.Find(run, "/facts/plan").GetRawText()));
    }

    [Theory]
    [InlineData("emulator:run-seconds", "forever", "a number of seconds from 0 to 1000000000, or never")]
    [InlineData("emulator:cancel-seconds", "-1", "a number of seconds from 0 to 1000000000, or never")]
    [InlineData("emulator:batch-seconds", "0", "a number of seconds from 0.001 to 1000000000, or never")]
    [InlineData("emulator:outcome", "Canceled", "Successful or Error")]
    [InlineData("emulator:cancel-outcome", "canceled", "Canceled or Successful or Error")]
    [InlineData("emulator:records-per-second", "1.5", "a whole number from 0 to 1000000000")]
    public async Task A_tag_with_a_bad_value_is_refused_with_what_is_allowed_and_changes_nothing(string tag, string value, string allowed)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow();

        var answer = await emulator.Post(Tags, $$"""{"tags":{"team":"data","{{tag}}":"{{value}}"} }""");

        Assert.Equal((400, "ValidationException"), (answer.Status, answer.ErrorType));
        Assert.Equal($"Tag {tag} has value '{value}', allowed: {allowed}.", answer.Message);
        Assert.Equal("""{"tags":{}}""", (await emulator.Send(HttpMethod.Get, Tags)).Body);
    }

    [Fact]
    public async Task A_mistyped_tag_of_the_emulator_is_refused()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow();

        var answer = await emulator.Post(Tags, """{"tags":{"emulator:run-secs":"5"}}""");

        Assert.Equal((400, "ValidationException"), (answer.Status, answer.ErrorType));
        Assert.StartsWith("Tag emulator:run-secs has value '5', allowed: no such tag; the emulator's tags are", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flow_with_an_invalid_plan_tag_is_not_created()
    {
        await using var emulator = new TestEmulator();

        var answer = await emulator.Post("/create-flow", """
            {"flowName":"orders","triggerConfig":{"triggerType":"OnDemand"},"tags":{"emulator:outcome":"Fine"},
             "sourceFlowConfig":{"connectorType":"S3","sourceConnectorProperties":{"S3":{"bucketName":"source-bucket"}}},
             "destinationFlowConfigList":[{"connectorType":"S3","destinationConnectorProperties":{"S3":{"bucketName":"target-bucket"}}}],
             "tasks":[{"taskType":"Map_all","sourceFields":[],"connectorOperator":{"S3":"NO_OP"}}]}
            """);

        Assert.Equal((400, "ValidationException"), (answer.Status, answer.ErrorType));
        Assert.Equal("Tag emulator:outcome has value 'Fine', allowed: Successful or Error.", answer.Message);
        Assert.Equal("""{"flows":[]}""", (await emulator.Post("/list-flows", "{}")).Body);
    }

    private static string Compact(string json) => json.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
