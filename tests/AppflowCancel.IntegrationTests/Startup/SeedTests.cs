using System.Net;

namespace AppflowCancel.IntegrationTests.Startup;

public sealed class SeedTests
{
    [Fact]
    public async Task A_seed_is_loaded_before_the_first_line_which_says_so()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("seed.json", """
            {"account":"123456789012","region":"eu-west-1","flows":[{"flowName":"orders",
             "runs":[{"executionId":"run-1","executionStatus":"InProgress"}]}]}
            """);

        await using var emulator = await EmulatorProcess.Start(["--port=0", $"--seed={file}"]);

        Assert.EndsWith("(seeded 123456789012/eu-west-1)", emulator.FirstLine, StringComparison.Ordinal);
        (await emulator.Send(HttpMethod.Get, "/_appflow/ready")).MustBe(HttpStatusCode.OK);
        var records = await emulator.Send(HttpMethod.Post, "/describe-flow-execution-records", """{"flowName":"orders"}""");
        Assert.Equal("run-1", records.MustBe(HttpStatusCode.OK).Json.GetProperty("flowExecutions")[0].GetProperty("executionId").GetString());
    }

    [Fact]
    public async Task A_folder_of_seeds_is_loaded_in_the_order_of_names()
    {
        using var folder = new TemporaryFolder();
        folder.Write("20.json", """{"flows":[{"flowName":"orders","description":"second"}]}""");
        folder.Write("10.json", """{"flows":[{"flowName":"orders","description":"first"},{"flowName":"other"}]}""");
        folder.Write("30.txt", "not a seed");

        await using var emulator = await EmulatorProcess.Start(["--port=0"], ("Emulator__SeedPath", folder.Path));

        var flows = (await emulator.Send(HttpMethod.Get, "/_appflow/state")).Json.GetProperty("flows").EnumerateArray().ToList();
        Assert.Equal(["orders", "other"], flows.Select(flow => flow.GetProperty("flowName").GetString()));
        Assert.Equal("second", flows[0].GetProperty("description").GetString());
    }

    [Theory]
    [InlineData("""{"flows":[}""", "Not JSON at line 1, column 11.")]
    [InlineData("[]", "$ is []; allowed: an object.")]
    [InlineData("""{"flow":[]}""", "$.flow is not known; did you mean flows? Allowed: ")]
    [InlineData("""{"flows":[{"flowName":"orders","runs":[{"executionId":"r","status":"Error"}]}]}""", "$.flows[0].runs[0].status is not known;")]
    [InlineData("""{"flows":[{"flowName":7}]}""", "$.flows[0].flowName is 7; allowed: a string.")]
    [InlineData("""{"flows":[{"flowName":"orders","plan":{"runSeconds":"x"}}]}""", "$.flows[0].plan.runSeconds is \"x\"; allowed: a number of seconds")]
    [InlineData("""{"flows":[{"flowName":"orders"},{"flowName":"orders"}]}""", "$.flows[1].flowName \"orders\" is a duplicate.")]
    [InlineData("""{"account":"12"}""", "$.account is \"12\"; allowed: twelve digits.")]
    [InlineData(
        """{"now":2000,"flows":[{"flowName":"orders","runs":[{"executionId":"r","executionStatus":"InProgress","startedAt":1000,"finishedAt":1500,"outcome":"Error"}]}]}""",
        "$.flows[0].runs[0]: executionStatus InProgress contradicts the other members, which lead to Error.")]
    public async Task A_malformed_seed_stops_the_start_with_file_path_and_what_is_allowed(string seed, string error)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.json", """{"flows":[{"flowName":"orders"}]}""");
        var file = folder.Write("b.json", seed);

        var refusal = await EmulatorProcess.Refusal(["--port=0", "--seed", folder.Path]);

        Assert.StartsWith($"Seed {file}: {error}", refusal, StringComparison.Ordinal);
        Assert.Equal(1, refusal.Count(each => each == '\n'));
    }

    [Fact]
    public async Task A_missing_seed_path_stops_the_start()
    {
        using var folder = new TemporaryFolder();
        var nowhere = Path.Combine(folder.Path, "nowhere.json");

        var refusal = await EmulatorProcess.Refusal(["--port=0", "--seed", nowhere]);

        Assert.StartsWith($"Emulator:SeedPath is '{nowhere}', which cannot be read: ", refusal, StringComparison.Ordinal);
        Assert.Equal(1, refusal.Count(each => each == '\n'));
    }
}
