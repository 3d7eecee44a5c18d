using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Operations;

/// <summary>Requests that satisfy the model but are invalid.</summary>
public sealed class CreateFlowMeaningTests
{
    private const string Path = "/create-flow";

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"sourceFields":["a"],"taskType":"Map","destinationField":"b"}]""")]
    [InlineData("""[{"sourceFields":["a"],"connectorOperator":{"S3":"NO_OP"},"taskType":"Filter"}]""")]
    public async Task Tasks_without_a_projection_or_Map_all_are_refused_in_the_recorded_words(string tasks)
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(
            Path,
            FlowBody.Of(source: FlowBody.FromSalesforce, tasks: tasks),
            400,
            "ValidationException",
            "Create Flow request failed: [Task Validation Error: You must specify a projection task or a MAP_ALL task]");
    }

    [Fact]
    public async Task A_projection_is_enough()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(
            source: FlowBody.FromSalesforce,
            tasks: """[{"sourceFields":["a"],"connectorOperator":{"Salesforce":"PROJECTION"},"taskType":"Filter"}]"""));
    }

    [Theory]
    [InlineData("""[{"sourceFields":["testField"],"connectorOperator":{"S3":"NO_OP"},"taskType":"Map","destinationField":"testField"}]""")]
    [InlineData("[]")]
    public async Task From_S3_no_projection_is_needed(string tasks)
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(tasks: tasks));
        (await emulator.Post("/update-flow", FlowBody.Of(tasks: tasks))).MustBe(System.Net.HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5 minutes")]
    [InlineData("rate(0minutes)")]
    [InlineData("rate(-1minutes)")]
    [InlineData("rate(1.5hours)")]
    [InlineData("rate(1week)")]
    [InlineData("rate(367days)")]
    [InlineData("rate(5minutes) ")]
    [InlineData("Rate(5minutes)")]
    [InlineData("rate(9999999minutes)")]
    [InlineData("cron(0 12 * * ? *)")]
    public async Task A_schedule_expression_that_is_not_a_rate_is_refused(string expression)
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(
            Path,
            FlowBody.Of(trigger: FlowBody.Scheduled(expression)),
            400,
            "ValidationException",
            $"Create Flow request failed: [scheduleExpression {expression} is not of the form rate(5minutes), with minutes, hours or days, at most 366 days]");
    }

    [Theory]
    [InlineData("rate(1minute)")]
    [InlineData("rate(5minutes)")]
    [InlineData("rate(5 minutes)")]
    [InlineData("rate(1hour)")]
    [InlineData("rate(366days)")]
    public async Task A_schedule_expression_that_is_a_rate_is_accepted(string expression)
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(trigger: FlowBody.Scheduled(expression)));
    }

    [Theory]
    [InlineData("scheduleStartTime", "-1")]
    [InlineData("scheduleEndTime", "1e30")]
    [InlineData("firstExecutionFrom", "1e999")]
    [InlineData("scheduleStartTime", "1790000000000")]
    public async Task A_time_beyond_the_calendar_is_refused(string member, string seconds)
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(
            Path,
            FlowBody.Of(trigger: FlowBody.Scheduled(properties: $",\"{member}\":{seconds}")),
            400,
            "ValidationException",
            $"Create Flow request failed: [{member} {seconds} is not a number of seconds from 1970 to the year 9999]");
    }

    [Theory]
    [InlineData("run-seconds", "soon", "a number of seconds from 0 to 1000000000, or never")]
    [InlineData("run-seconds", "-1", "a number of seconds from 0 to 1000000000, or never")]
    [InlineData("run-seconds", "Never", "a number of seconds from 0 to 1000000000, or never")]
    [InlineData("cancel-seconds", "", "a number of seconds from 0 to 1000000000, or never")]
    [InlineData("cancel-seconds", "1000000001", "a number of seconds from 0 to 1000000000, or never")]
    [InlineData("batch-seconds", "0", "a number of seconds from 0.001 to 1000000000, or never")]
    [InlineData("outcome", "Canceled", "Successful or Error")]
    [InlineData("cancel-outcome", "Cancelled", "Canceled or Successful or Error")]
    [InlineData("records-per-second", "1.5", "a whole number from 0 to 1000000000")]
    [InlineData("bytes-per-record", "-1", "a whole number from 0 to 1000000000")]
    [InlineData("runseconds", "5", "no such tag; the emulator's tags are emulator:run-seconds, cancel-seconds, batch-seconds, "
        + "outcome, cancel-outcome, error-message, records-per-second and bytes-per-record")]
    public async Task An_invalid_emulator_tag_is_refused(string tag, string value, string allowed)
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(
            Path,
            FlowBody.Of(more: $$""","tags":{"team":"data","emulator:{{tag}}":"{{value}}"}"""),
            400,
            "ValidationException",
            $"Tag emulator:{tag} has value '{value}', allowed: {allowed}.");
    }

    [Theory]
    [InlineData("""{"flowName":5}""", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("""{"triggerConfig":"OnDemand"}""", "Expected null")]
    [InlineData("""{"triggerConfig":[]}""", "Start of list found where not expected")]
    [InlineData("""{"tasks":{}}""", "Start of structure or map found where not expected.")]
    [InlineData("""{"tasks":"all"}""", "Expected list or null")]
    [InlineData("""{"tasks":[1]}""", "Expected null")]
    [InlineData("""{"tasks":[null]}""", null)]
    [InlineData("""{"tasks":[{"taskProperties":[]}]}""", "Start of list found where not expected")]
    [InlineData("""{"tasks":[{"taskProperties":"x"}]}""", "Expected map or null")]
    [InlineData("""{"tasks":[{"taskProperties":{"VALUE":1}}]}""", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("""{"tasks":[{"taskProperties":{"VALUE":null}}]}""", null)]
    [InlineData("""{"tasks":[{"sourceFields":[null]}]}""", null)]
    [InlineData("""{"tags":[]}""", "Start of list found where not expected")]
    [InlineData("""{"tags":"x"}""", "Expected map or null")]
    [InlineData("""{"tags":{"a":null}}""", null)]
    [InlineData("""{"sourceFlowConfig":{"sourceConnectorProperties":{"SAPOData":{"paginationConfig":{"maxPageSize":"10"}}}}}""", "STRING_VALUE can not be converted to an Integer")]
    [InlineData("""{"sourceFlowConfig":{"sourceConnectorProperties":{"SAPOData":{"paginationConfig":{"maxPageSize":1.5}}}}}""", null)]
    [InlineData("""{"sourceFlowConfig":{"sourceConnectorProperties":{"SAPOData":{"paginationConfig":{"maxPageSize":2147483648}}}}}""", null)]
    [InlineData("""{"triggerConfig":{"triggerProperties":{"Scheduled":{"scheduleStartTime":"2026-09-21T00:00:00Z"}}}}""", null)]
    public async Task A_wrong_type_at_any_depth_is_SerializationException(string body, string? message)
    {
        await using var emulator = new TestEmulator();
        await emulator.MustBeOfWrongType(Path, body, message);
    }
}
