using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Operations;

/// <summary>Which runs a cancel affects, and what it answers for the others.</summary>
public sealed class CancelFlowExecutionsTests
{
    private const string Path = "/cancel-flow-executions";
    private const string Nothing = """{"invalidExecutions":[]}""";

    [Fact]
    public async Task Flow_unknown_is_ResourceNotFoundException()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));

        await emulator.MustRefuse(
            Path, """{"flowName":"ghost"}""", 404, "ResourceNotFoundException", "Flow with name ghost does not exist.");
    }

    [Fact]
    public async Task Flow_unknown_stays_so_in_another_case()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));

        await emulator.MustRefuse(
            Path, """{"flowName":"Orders"}""", 404, "ResourceNotFoundException", "Flow with name Orders does not exist.");
    }

    [Theory]
    [InlineData("""{"flowName":"orders"}""")]
    [InlineData("""{"flowName":"orders","executionIds":null}""")]
    public async Task Execution_ids_absent_or_null_cancels_every_run_in_progress(string body)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(
            ("active-1", "InProgress"), ("done", "Successful"), ("active-2", "InProgress"), ("failed", "Error"), ("active-3", "InProgress"));

        (await emulator.Post(Path, body)).MustHaveBody(Nothing);

        Assert.Equal(
            "active-3=CancelStarted active-2=CancelStarted active-1=CancelStarted failed=Error done=Successful",
            await emulator.Statuses());
    }

    [Fact]
    public async Task Execution_ids_absent_with_nothing_in_progress_changes_nothing()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("done", "Successful"), ("going", "CancelStarted"), ("gone", "Canceled"), ("due", "Scheduled"));
        var before = await emulator.State();

        (await emulator.Post(Path, """{"flowName":"orders"}""")).MustHaveBody(Nothing);

        Assert.Equal(before, await emulator.State());
    }

    [Fact]
    public async Task Execution_ids_empty_cancels_nothing()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));
        var before = await emulator.State();

        (await emulator.Post(Path, """{"flowName":"orders","executionIds":[]}""")).MustHaveBody(Nothing);

        Assert.Equal(before, await emulator.State());
    }

    [Fact]
    public async Task Execution_ids_empty_cancels_every_run_when_the_option_says_so()
    {
        await using var emulator = new TestEmulator(("Emulator:EmptyExecutionIds", "All"));
        await emulator.PutRuns(("run-1", "InProgress"), ("run-2", "InProgress"));

        (await emulator.Post(Path, """{"flowName":"orders","executionIds":[]}""")).MustHaveBody(Nothing);

        Assert.Equal("run-2=CancelStarted run-1=CancelStarted", await emulator.Statuses());
    }

    [Fact]
    public async Task Id_of_a_run_in_progress_makes_that_run_CancelStarted_and_no_other()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"), ("run-2", "InProgress"));

        (await emulator.Post(Path, """{"flowName":"orders","executionIds":["run-1"]}""")).MustHaveBody(Nothing);

        Assert.Equal("run-2=InProgress run-1=CancelStarted", await emulator.Statuses());
    }

    [Theory]
    [InlineData("Successful")]
    [InlineData("Error")]
    public async Task Id_of_a_finished_run_is_invalid(string status) => await IsInvalid(status);

    [Fact]
    public async Task Id_of_a_run_that_has_not_started_yet_is_invalid() => await IsInvalid("Scheduled");

    [Theory]
    [InlineData("CancelStarted")]
    [InlineData("Canceled")]
    public async Task Id_of_a_run_already_cancelled_is_invalid(string status) => await IsInvalid(status);

    [Fact]
    public async Task Unknown_id_is_invalid()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));

        (await emulator.Post(Path, """{"flowName":"orders","executionIds":["RUN-1"]}"""))
            .MustHaveBody("""{"invalidExecutions":["RUN-1"]}""");

        Assert.Equal("run-1=InProgress", await emulator.Statuses());
    }

    [Fact]
    public async Task An_id_of_another_flows_run_is_invalid_and_that_run_continues()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutState("""
            {"flows":[{"flowName":"orders"},
            {"flowName":"returns","runs":[{"executionId":"run-1","executionStatus":"InProgress"}]}]}
            """);

        (await emulator.Post(Path, """{"flowName":"orders","executionIds":["run-1"]}"""))
            .MustHaveBody("""{"invalidExecutions":["run-1"]}""");

        Assert.Equal("run-1=InProgress", await emulator.Statuses("returns"));
    }

    [Fact]
    public async Task A_mixed_list_cancels_the_active_and_reports_the_others_in_request_order()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("active", "InProgress"), ("done", "Successful"), ("going", "CancelStarted"), ("due", "Scheduled"));

        (await emulator.Post(Path, """{"flowName":"orders","executionIds":["zz","due","active","going","done","aa"]}"""))
            .MustHaveBody("""{"invalidExecutions":["zz","due","going","done","aa"]}""");

        Assert.Equal("going=CancelStarted active=CancelStarted done=Successful", await emulator.Statuses());
    }

    [Fact]
    public async Task Duplicates_of_an_invalid_id_are_reported_once_and_of_a_valid_id_not_at_all()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"));

        (await emulator.Post(Path, """{"flowName":"orders","executionIds":["b","run-1","a","b","run-1","a"]}"""))
            .MustHaveBody("""{"invalidExecutions":["b","a"]}""");

        Assert.Equal("run-1=CancelStarted", await emulator.Statuses());
    }

    [Fact]
    public async Task One_hundred_ids_are_not_too_many()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns([.. Enumerable.Range(0, 100).Select(i => ($"run-{i}", "InProgress"))]);
        var ids = string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"run-{i}\""));

        (await emulator.Post(Path, $$"""{"flowName":"orders","executionIds":[{{ids}}]}""")).MustHaveBody(Nothing);

        Assert.DoesNotContain("InProgress", await emulator.Statuses(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_members_are_ignored()
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"), ("run-2", "InProgress"));

        (await emulator.Post(Path, """{"force":true,"flowName":"orders","ExecutionIds":["run-2"],"executionIds":["run-1"]}"""))
            .MustHaveBody(Nothing);

        Assert.Equal("run-2=InProgress run-1=CancelStarted", await emulator.Statuses());
    }

    private static async Task IsInvalid(string status)
    {
        await using var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", status));
        var before = await emulator.State();

        (await emulator.Post(Path, """{"flowName":"orders","executionIds":["run-1"]}"""))
            .MustHaveBody("""{"invalidExecutions":["run-1"]}""");

        Assert.Equal(before, await emulator.State());
    }
}
