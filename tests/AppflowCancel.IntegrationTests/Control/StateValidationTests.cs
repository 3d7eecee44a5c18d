using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Refused state documents: the error has the path and what is allowed there, and nothing changes.</summary>
public sealed class StateValidationTests
{
    private const string Flow =
        "Allowed: region, flowName, description, kmsArn, triggerConfig, sourceFlowConfig, destinationFlowConfigList, tasks, "
        + "metadataCatalogConfig, tags, flowStatus, plan, schedule, runs, createdAt, lastUpdatedAt.";

    private const string Plan = "runSeconds, outcome, errorMessage, cancelSeconds, cancelOutcome, batchSeconds, recordsPerSecond, bytesPerRecord";

    [Theory]
    [InlineData("""{"flow":[]}""", "$.flow is not known; did you mean flows? Allowed: account, now, frozen, rate, region, flows, connectorProfiles, connectors, faults, access, reportTargets.")]
    [InlineData("""{"flows":[{"flowname":"x1"}]}""", "$.flows[0].flowname is not known; did you mean flowName? " + Flow)]
    [InlineData("""{"flows":[{}]}""", "$.flows[0]: Value null at 'flowName' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"flows":[{"flowName":"x1"},{"flowName":"x2","plan":{"runSecond":1}}]}""",
        "$.flows[1].plan.runSecond is not known; did you mean runSeconds? Allowed: " + Plan + ".")]
    [InlineData("""{"flows":[{"flowName":"x1","triggerConfig":{"triggertype":"Event"}}]}""",
        "$.flows[0].triggerConfig.triggertype is not known; did you mean triggerType? Allowed: triggerType, triggerProperties.")]
    [InlineData("""{"flows":[{"flowName":"x1","tasks":[{"sourceFields":[],"taskType":"Map_all","taskProperty":{}}]}]}""",
        "$.flows[0].tasks[0].taskProperty is not known; did you mean taskProperties? Allowed: sourceFields, connectorOperator, destinationField, taskType, taskProperties.")]
    public async Task An_unknown_member_is_refused_with_its_path_and_the_nearest_name(string document, string message) =>
        await IsRefused(document, message);

    [Theory]
    [InlineData("{\"executionid\":\"r\"}", "executionid", "executionId")]
    [InlineData("{\"executionId\":\"r\",\"executionState\":\"Error\"}", "executionState", "executionStatus")]
    public async Task An_unknown_member_of_a_run_is_refused(string run, string member, string meant)
    {
        await using var emulator = new TestEmulator();
        var answer = await emulator.TryControl(
            HttpMethod.Put,
            "/_appflow/state",
            $$"""{"flows":[{"flowName":"x1","runs":[{{run}}]}]}""");

        Assert.Equal(400, answer.Status);
        Assert.StartsWith(
            $"$.flows[0].runs[0].{member} is not known; did you mean {meant}? Allowed: ", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"executionStatus":"InProgress"}""", "executionId must be a string of 1 to 256 characters without white space.", ".")]
    [InlineData("""{"executionId":""}""", "executionId must be a string of 1 to 256 characters without white space.", ".")]
    [InlineData("""{"executionId":"a b"}""", "executionId must be a string of 1 to 256 characters without white space.", ".")]
    [InlineData("""{"executionId":7}""", "executionId is 7; allowed: a string.", ".")]
    [InlineData("""{"executionId":"r","executionStatus":"Cancelled"}""",
        "executionStatus is \"Cancelled\"; allowed: Scheduled, InProgress, CancelStarted, Canceled, Successful, Error.", ".")]
    [InlineData("""{"executionId":"r","executionStatus":"InProgress","plan":{"runSeconds":0}}""",
        " executionStatus InProgress contradicts the other members, which lead to Successful.", ":")]
    [InlineData("""{"executionId":"r","executionStatus":"InProgress","startedAt":1789999970}""",
        " executionStatus InProgress contradicts the other members, which lead to Successful.", ":")]
    [InlineData("""{"executionId":"r","executionStatus":"Scheduled","startedAt":1790000000}""",
        " executionStatus Scheduled contradicts the other members, which lead to InProgress.", ":")]
    [InlineData("""{"executionId":"r","executionStatus":"CancelStarted","plan":{"cancelSeconds":0}}""",
        " executionStatus CancelStarted contradicts the other members, which lead to Canceled.", ":")]
    [InlineData("""{"executionId":"r","executionStatus":"Successful","startedAt":1790000001}""",
        " executionStatus Successful contradicts the other members, which lead to Scheduled.", ":")]
    [InlineData("""{"executionId":"r","executionStatus":"Successful","finishedAt":1789999999,"outcome":"Error"}""",
        " executionStatus Successful contradicts the other members, which lead to Error.", ":")]
    [InlineData("""{"executionId":"r","finishedAt":1789999999,"outcome":"Canceled"}""",
        " outcome Canceled needs cancelRequestedAt: a run without a cancel request is never Canceled.", ":")]
    [InlineData("""{"executionId":"r","finishedAt":1789999999}""",
        "outcome is required with finishedAt; allowed: Successful, Error, Canceled.", ".")]
    [InlineData("""{"executionId":"r","startedAt":1790000000,"finishedAt":1789999999,"outcome":"Error"}""",
        " finishedAt is before the run started.", ":")]
    [InlineData("""{"executionId":"r","startedAt":1789999990,"cancelRequestedAt":1789999989}""",
        " cancelRequestedAt is before the run started or after it ended.", ":")]
    [InlineData("""{"executionId":"r","startedAt":1789999900,"cancelRequestedAt":1789999930}""",
        " cancelRequestedAt is before the run started or after it ended.", ":")]
    [InlineData("""{"executionId":"r","cancelRequestedAt":1790000001}""",
        " cancelRequestedAt and finishedAt must not be later than now.", ":")]
    [InlineData("""{"executionId":"r","cancelRequestedAt":1789999999,"cancelRequestedBy":"me"}""",
        "cancelRequestedBy is \"me\"; allowed: a request id, which is a UUID.", ".")]
    public async Task A_run_that_contradicts_itself_is_refused(string run, string message, string separator) =>
        await IsRefused($$"""{"flows":[{"flowName":"orders","runs":[{{run}}]}]}""", $"$.flows[0].runs[0]{separator}{message}");

    [Theory]
    [InlineData("[]", "$ is []; allowed: an object.")]
    [InlineData("null", "$ is null; allowed: an object.")]
    [InlineData("{", "Not JSON at line 1, column 2.")]
    [InlineData("""{"flows":{}}""", "$.flows is {}; allowed: a list of objects.")]
    [InlineData("""{"flows":[1]}""", "$.flows[0] is 1; allowed: an object.")]
    [InlineData("""{"account":"12"}""", "$.account is \"12\"; allowed: twelve digits.")]
    [InlineData("""{"account":"210987654321"}""", "$.account is \"210987654321\", but the query names 123456789012.")]
    [InlineData("""{"region":"here"}""", "$.region is \"here\"; allowed: a region's name, such as eu-west-1.")]
    [InlineData("""{"now":-1}""", "$.now is -1; allowed: a number from 0 to 253402300799.")]
    [InlineData("""{"now":"2026"}""", "$.now is \"2026\"; allowed: a number from 0 to 253402300799.")]
    [InlineData("""{"rate":0}""", "$.rate is 0; allowed: a number from 0.001 to 1000000.")]
    [InlineData("""{"frozen":1}""", "$.frozen is 1; allowed: true or false.")]
    [InlineData("""{"flows":[{"flowName":"orders"},{"flowName":"orders"}]}""", "$.flows[1].flowName \"orders\" is a duplicate.")]
    [InlineData("""{"flows":[{"flowName":"orders","runs":[{"executionId":"r"},{"executionId":"r"}]}]}""",
        "$.flows[0].runs[1].executionId \"r\" is a duplicate.")]
    [InlineData("""{"flows":[{"flowName":"orders","flowStatus":"Draft"}]}""", "$.flows[0].flowStatus is \"Draft\"; allowed: Active.")]
    [InlineData("""{"flows":[{"flowName":"-"}]}""",
        @"$.flows[0]: Value '-' at 'flowName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9][\w!@#.-]+")]
    [InlineData("""{"flows":[{"flowName":"orders","tasks":[],"sourceFlowConfig":{"connectorType":"Marketo","sourceConnectorProperties":{"Marketo":{"object":"leads"}}}}]}""",
        "$.flows[0]: Task Validation Error: You must specify a projection task or a MAP_ALL task")]
    [InlineData("""{"flows":[{"flowName":"orders","tags":{"emulator:outcome":"Lost"}}]}""",
        "$.flows[0].tags: Tag emulator:outcome has value 'Lost', allowed: Successful or Error.")]
    [InlineData("""{"flows":[{"flowName":"orders","plan":{"runSeconds":-1}}]}""",
        "$.flows[0].plan.runSeconds is -1; allowed: a number from 0 to 1000000000.")]
    [InlineData("""{"flows":[{"flowName":"orders","plan":{"outcome":"Canceled"}}]}""",
        "$.flows[0].plan.outcome is \"Canceled\"; allowed: Successful, Error.")]
    public async Task An_invalid_document_is_refused(string document, string message) => await IsRefused(document, message);

    [Theory]
    [InlineData("accounts=123456789012", "Query parameter accounts is not known; did you mean account? Allowed: account, region.")]
    [InlineData("account=me", "Query parameter account is 'me'; allowed: twelve digits.")]
    [InlineData("region=here", "Query parameter region is 'here'; allowed: a region's name, such as eu-west-1.")]
    public async Task An_invalid_query_is_refused(string query, string message)
    {
        await using var emulator = new TestEmulator();
        (await emulator.TryControl(HttpMethod.Get, $"/_appflow/state?{query}")).MustBeBadRequest(message);
    }

    private static async Task IsRefused(string document, string message)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        var before = await emulator.State();

        (await emulator.TryControl(HttpMethod.Put, "/_appflow/state", document)).MustBeBadRequest(message);
        (await emulator.TryControl(HttpMethod.Post, "/_appflow/state", document)).MustBeBadRequest(message);

        Assert.Equal(before, await emulator.State());
    }
}
