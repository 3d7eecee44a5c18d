using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Control;

/// <summary>Errors in plans.</summary>
public sealed class PlanValidationTests
{
    private const string Plan = "/_appflow/flows/orders/plan";

    [Theory]
    [InlineData("""{"runSecond":5}""", "$.runSecond is not known; did you mean runSeconds? Allowed: runSeconds, outcome, errorMessage, "
        + "cancelSeconds, cancelOutcome, batchSeconds, recordsPerSecond, bytesPerRecord.")]
    [InlineData("""{"runSeconds":-1}""", "$.runSeconds is -1; allowed: a number from 0 to 1000000000.")]
    [InlineData("""{"runSeconds":"5"}""", "$.runSeconds is \"5\"; allowed: a number of seconds from 0 to 1000000000, null or \"never\".")]
    [InlineData("""{"batchSeconds":0}""", "$.batchSeconds is 0; allowed: a number from 0.001 to 1000000000.")]
    [InlineData("""{"outcome":"Canceled"}""", "$.outcome is \"Canceled\"; allowed: Successful, Error.")]
    [InlineData("""{"cancelOutcome":"Cancelled"}""", "$.cancelOutcome is \"Cancelled\"; allowed: Canceled, Successful, Error.")]
    [InlineData("""{"recordsPerSecond":1.5}""", "$.recordsPerSecond is 1.5; allowed: a whole number from 0 to 1000000000.")]
    [InlineData("""[]""", "$ is []; allowed: an object.")]
    [InlineData("""{"runSeconds":5""", "Not JSON at line 1, column 16.")]
    public async Task An_invalid_plan_is_refused_with_its_path_and_what_is_allowed(string plan, string message)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutFlow();

        (await emulator.TryControl(HttpMethod.Put, Plan, plan)).MustRefuse(400, message);
        Assert.Equal("30", await PlannedRunSeconds(emulator));
    }

    [Fact]
    public async Task A_plan_for_a_flow_that_does_not_exist_is_refused()
    {
        await using var emulator = new TestEmulator();

        (await emulator.TryControl(HttpMethod.Put, Plan, "{}"))
            .MustRefuse(404, "There is no flow orders in this account and region.");
        (await emulator.TryControl(HttpMethod.Delete, Plan))
            .MustRefuse(404, "There is no flow orders in this account and region.");
    }

    private static async Task<string> PlannedRunSeconds(TestEmulator emulator) =>
        await emulator.RunMember(await emulator.StartRun(), "/facts/plan/runSeconds");
}
