using AppflowCancel.IntegrationTests.Support;
using static AppflowCancel.IntegrationTests.Support.WireText;

namespace AppflowCancel.IntegrationTests.Operations;

/// <summary>Cancels that are refused as a whole: nothing changes, whatever else the request contains.</summary>
public sealed class CancelFlowExecutionsRefusalTests
{
    private const string Path = "/cancel-flow-executions";
    private const string FlowNamePattern = @"Member must satisfy regular expression pattern: [a-zA-Z0-9][\w!@#.-]+";

    private const string EachId =
        @"Member must satisfy constraint: [Member must have length less than or equal to 256, Member must satisfy regular expression pattern: \S+]";

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("""{"flowName":null}""")]
    [InlineData("""{"FlowName":"orders"}""")]
    [InlineData("""{"executionIds":["run-1"]}""")]
    public async Task Flow_name_missing(string body)
    {
        await using var emulator = await WithActiveRun();
        await emulator.MustBeInvalid(Path, body, Missing("flowName"));
    }

    [Theory]
    [InlineData("-orders")]
    [InlineData("o")]
    [InlineData("or ders")]
    [InlineData("")]
    [InlineData("órders")]
    [InlineData("örders")]
    [InlineData("ordersé")]
    public async Task Flow_name_malformed(string name)
    {
        await using var emulator = await WithActiveRun();
        await emulator.MustBeInvalid(
            Path, $$"""{"flowName":"{{name}}","executionIds":["run-1"]}""", Clause($"'{name}'", "flowName", FlowNamePattern));
    }

    [Fact]
    public async Task Flow_name_that_ends_in_a_line_break_is_malformed()
    {
        await using var emulator = await WithActiveRun();
        await emulator.MustBeInvalid(Path, """{"flowName":"orders\n"}""", Clause("'orders\n'", "flowName", FlowNamePattern));
    }

    [Fact]
    public async Task Flow_name_longer_than_256()
    {
        await using var emulator = await WithActiveRun();
        var name = new string('n', 257);
        await emulator.MustBeInvalid(
            Path, $$"""{"flowName":"{{name}}"}""", Clause($"'{name}'", "flowName", "Member must have length less than or equal to 256"));
    }

    [Fact]
    public async Task Flow_name_of_256_is_only_unknown()
    {
        await using var emulator = await WithActiveRun();
        var name = new string('n', 256);
        await emulator.MustRefuse(
            Path, $$"""{"flowName":"{{name}}"}""", 404, "ResourceNotFoundException", $"Flow with name {name} does not exist.");
    }

    [Fact]
    public async Task More_than_100_ids()
    {
        await using var emulator = await WithActiveRun();
        var ids = Enumerable.Range(1, 101).Select(i => $"run-{i}").ToList();
        await emulator.MustBeInvalid(
            Path,
            $$"""{"flowName":"orders","executionIds":[{{string.Join(',', ids.Select(id => $"\"{id}\""))}}]}""",
            Clause($"'[{string.Join(", ", ids)}]'", "executionIds", "Member must have length less than or equal to 100"));
    }

    [Fact]
    public async Task More_than_100_ids_even_if_they_are_one_id()
    {
        await using var emulator = await WithActiveRun();
        var ids = Enumerable.Repeat("run-1", 101).ToList();
        await emulator.MustBeInvalid(
            Path,
            $$"""{"flowName":"orders","executionIds":[{{string.Join(',', ids.Select(id => $"\"{id}\""))}}]}""",
            Clause($"'[{string.Join(", ", ids)}]'", "executionIds", "Member must have length less than or equal to 100"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("run 1")]
    [InlineData(" run-1")]
    [InlineData("run-1 ")]
    public async Task Id_that_is_empty_or_holds_white_space(string id)
    {
        await using var emulator = await WithActiveRun();
        await emulator.MustBeInvalid(
            Path,
            $$"""{"flowName":"orders","executionIds":["run-1","{{id}}"]}""",
            Clause($"'[run-1, {id}]'", "executionIds", EachId));
    }

    [Theory]
    [InlineData("\\t", "\t")]
    [InlineData("\\n", "\n")]
    [InlineData("\\r", "\r")]
    [InlineData("\\f", "\f")]
    [InlineData("\\u000b", "\v")]
    public async Task Id_that_ends_in_any_other_white_space(string escaped, string space)
    {
        await using var emulator = await WithActiveRun();
        await emulator.MustBeInvalid(
            Path,
            $$"""{"flowName":"orders","executionIds":["run-1{{escaped}}"]}""",
            Clause($"'[run-1{space}]'", "executionIds", EachId));
    }

    [Fact]
    public async Task Id_with_a_space_that_Java_does_not_count_as_one_is_only_unknown()
    {
        await using var emulator = await WithActiveRun();
        var answer = await emulator.Post(Path, """{"flowName":"orders","executionIds":["run\u00a01"]}""");
        Assert.Equal("run\u00a01", answer.Json.GetProperty("invalidExecutions")[0].GetString());
    }

    [Fact]
    public async Task Id_longer_than_256()
    {
        await using var emulator = await WithActiveRun();
        var id = new string('i', 257);
        await emulator.MustBeInvalid(
            Path, $$"""{"flowName":"orders","executionIds":["run-1","{{id}}"]}""", Clause($"'[run-1, {id}]'", "executionIds", EachId));
    }

    [Fact]
    public async Task Id_of_256_is_only_unknown()
    {
        await using var emulator = await WithActiveRun();
        var id = new string('i', 256);
        (await emulator.Post(Path, $$"""{"flowName":"orders","executionIds":["{{id}}"]}"""))
            .MustHaveBody($$"""{"invalidExecutions":["{{id}}"]}""");
    }

    [Fact]
    public async Task Length_counts_code_points_and_not_surrogates()
    {
        await using var emulator = await WithActiveRun();
        var id = string.Concat(Enumerable.Repeat("👍", 256));
        (await emulator.Post(Path, $$"""{"flowName":"orders","executionIds":["{{id}}"]}"""))
            .MustBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task Several_violations_are_reported_together()
    {
        await using var emulator = await WithActiveRun();
        await emulator.MustBeInvalid(
            Path,
            """{"flowName":"-","executionIds":["run 1",""]}""",
            Clause("'-'", "flowName", FlowNamePattern),
            Clause("'[run 1, ]'", "executionIds", EachId));
    }

    [Theory]
    [InlineData("[null]")]
    [InlineData("""["run-1",null]""")]
    public async Task Null_among_the_ids_is_SerializationException(string ids)
    {
        await using var emulator = await WithActiveRun();
        await emulator.MustBeOfWrongType(Path, $$"""{"flowName":"orders","executionIds":{{ids}}}""", null);
    }

    [Theory]
    [InlineData("\"run-1\"", "Expected list or null")]
    [InlineData("1", "Expected list or null")]
    [InlineData("true", "Expected list or null")]
    [InlineData("false", "Expected list or null")]
    [InlineData("{}", "Start of structure or map found where not expected.")]
    [InlineData("[1]", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("[true]", "TRUE_VALUE can not be converted to a String")]
    [InlineData("[false]", "FALSE_VALUE can not be converted to a String")]
    [InlineData("[[]]", "Start of list found where not expected")]
    [InlineData("[{}]", "Start of structure or map found where not expected.")]
    [InlineData("""["run-1",2]""", "NUMBER_VALUE can not be converted to a String")]
    public async Task Execution_ids_of_a_wrong_type_are_SerializationException(string ids, string message)
    {
        await using var emulator = await WithActiveRun();
        await emulator.MustBeOfWrongType(Path, $$"""{"flowName":"orders","executionIds":{{ids}}}""", message);
    }

    [Theory]
    [InlineData("1", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("1.5e3", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("true", "TRUE_VALUE can not be converted to a String")]
    [InlineData("false", "FALSE_VALUE can not be converted to a String")]
    [InlineData("[]", "Start of list found where not expected")]
    [InlineData("{}", "Start of structure or map found where not expected.")]
    public async Task Flow_name_of_a_wrong_type_is_SerializationException(string name, string message)
    {
        await using var emulator = await WithActiveRun();
        await emulator.MustBeOfWrongType(Path, $$"""{"flowName":{{name}},"executionIds":["run-1"]}""", message);
    }

    [Fact]
    public async Task A_wrong_type_is_reported_before_a_violated_constraint()
    {
        await using var emulator = await WithActiveRun();
        await emulator.MustBeOfWrongType(Path, """{"flowName":"-","executionIds":[null]}""", null);
    }

    [Fact]
    public async Task A_violated_constraint_is_reported_before_an_unknown_flow()
    {
        await using var emulator = await WithActiveRun();
        await emulator.MustBeInvalid(
            Path, """{"flowName":"ghost","executionIds":[""]}""", Clause("'[]'", "executionIds", EachId));
    }

    private static async Task<TestEmulator> WithActiveRun()
    {
        var emulator = new TestEmulator();
        await emulator.PutRuns(("run-1", "InProgress"), ("run-2", "InProgress"));
        return emulator;
    }
}
