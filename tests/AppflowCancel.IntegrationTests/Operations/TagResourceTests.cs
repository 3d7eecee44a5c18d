using AppflowCancel.IntegrationTests.Support;
using static AppflowCancel.IntegrationTests.Support.WireText;

namespace AppflowCancel.IntegrationTests.Operations;

/// <summary>TagResource, UntagResource and ListTagsForResource: a flow's ARN in the path.</summary>
public sealed class TagResourceTests
{
    private const string Arn = "arn:aws:appflow:us-east-1:123456789012:flow/orders";
    private const string Path = "/tags/arn%3Aaws%3Aappflow%3Aus-east-1%3A123456789012%3Aflow%2Forders";

    [Fact]
    public async Task Tagging_answers_204_without_a_body_and_overwrites()
    {
        await using var emulator = await WithFlow();

        (await emulator.Post(Path, """{"tags":{"team":"ops","new":"1"}}""")).MustHaveBody("", 204);

        (await emulator.Send(HttpMethod.Get, Path)).MustHaveBody("""{"tags":{"team":"ops","new":"1"}}""");
        Assert.Equal("""{"team":"ops","new":"1"}""", (await emulator.Describe()).Member("tags"));
    }

    [Fact]
    public async Task Tagging_does_not_update_the_flow()
    {
        await using var emulator = await WithFlow();
        await emulator.Advance(10);
        await emulator.Post(Path, """{"tags":{"team":"ops"}}""");

        Assert.Equal("1790000000.000", (await emulator.Describe()).Member("lastUpdatedAt"));
    }

    [Fact]
    public async Task Untagging_answers_204_even_for_an_unknown_key()
    {
        await using var emulator = await WithFlow(",\"a/b\":\"1\",\"keep\":\"2\"");

        (await emulator.Send(HttpMethod.Delete, $"{Path}?tagKeys=team&tagKeys=a%2Fb&tagKeys=ghost")).MustHaveBody("", 204);

        (await emulator.Send(HttpMethod.Get, Path)).MustHaveBody("""{"tags":{"keep":"2"}}""");
    }

    [Fact]
    public async Task A_flow_without_tags_has_an_empty_map()
    {
        await using var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of());
        (await emulator.Send(HttpMethod.Get, Path)).MustHaveBody("""{"tags":{}}""");
    }

    [Theory]
    [InlineData("/tags/arn:aws:appflow:us-east-1:123456789012:flow%2Forders")]
    [InlineData("/tags/arn%3aaws%3aappflow%3aus-east-1%3a123456789012%3aflow%2forders")]
    [InlineData("/tags/arn%3Aaws%3Aappflow%3Aus-east-1%3A123456789012%3Aflow%2F%6Frders")]
    [InlineData("/tags/arn%3Aaws%3Aappflow%3Aus-east-1%3A123456789012%3Aflow%2Forders/")]
    public async Task The_ARN_may_be_percent_encoded_in_any_way(string path)
    {
        await using var emulator = await WithFlow();
        (await emulator.Send(HttpMethod.Get, path)).MustHaveBody("""{"tags":{"team":"data"}}""");
    }

    [Fact]
    public async Task An_ARN_with_a_bare_slash_is_two_segments_and_no_operation()
    {
        await using var emulator = await WithFlow();
        (await emulator.Send(HttpMethod.Get, $"/tags/{Arn}"))
            .MustRefuse(404, "UnknownOperationException", $"Amazon AppFlow has no operation GET /tags/{Arn}.");
    }

    [Fact]
    public async Task An_ARN_encoded_twice_is_another_ARN()
    {
        // Over a socket: only there the path arrives as sent.
        await using var emulator = new WireEmulator();
        await emulator.Send("POST", "/create-flow", FlowBody.Of());

        (await emulator.Send("GET", Path)).MustHaveBody("""{"tags":{}}""");
        (await emulator.Send("GET", "/tags/arn%3Aaws%3Aappflow%3Aus-east-1%3A123456789012%3Aflow%252Forders")).MustRefuse(
            404,
            "ResourceNotFoundException",
            "Resource arn:aws:appflow:us-east-1:123456789012:flow%2Forders does not exist.");
    }

    [Theory]
    [InlineData("arn:aws:appflow:us-east-1:210987654321:flow/orders")]
    [InlineData("arn:aws:appflow:eu-west-1:123456789012:flow/orders")]
    [InlineData("arn:aws:appflow:us-east-1:123456789012:connectorprofile/orders")]
    [InlineData("arn:aws:s3:us-east-1:123456789012:flow/orders")]
    public async Task The_ARN_of_another_account_region_or_kind_is_ResourceNotFoundException(string arn)
    {
        await using var emulator = await WithFlow();
        var path = $"/tags/{Uri.EscapeDataString(arn)}";
        var message = $"Resource {arn} does not exist.";

        (await emulator.Send(HttpMethod.Get, path)).MustRefuse(404, "ResourceNotFoundException", message);
        (await emulator.Send(HttpMethod.Delete, $"{path}?tagKeys=team")).MustRefuse(404, "ResourceNotFoundException", message);
        await emulator.MustRefuse(path, """{"tags":{"a":"b"}}""", 404, "ResourceNotFoundException", message);
    }

    [Fact]
    public async Task The_ARN_of_a_flow_that_does_not_exist_is_ResourceNotFoundException()
    {
        await using var emulator = await WithFlow();
        (await emulator.Send(HttpMethod.Get, Path + "-2"))
            .MustRefuse(404, "ResourceNotFoundException", "Flow with name orders-2 does not exist.");
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("arn:aws:appflow:us-east-1:flow")]
    [InlineData("arn:aws:appflow:us-east-1:1234a:flow/orders")]
    public async Task An_invalid_ARN_violates_the_model(string arn)
    {
        await using var emulator = await WithFlow();
        (await emulator.Send(HttpMethod.Get, $"/tags/{Uri.EscapeDataString(arn)}")).MustRefuse(
            400,
            "ValidationException",
            Violations(Clause($"'{arn}'", "resourceArn", "Member must satisfy regular expression pattern: arn:aws:.*:.*:[0-9]+:.*")));
    }

    [Fact]
    public async Task An_ARN_longer_than_512_violates_the_model()
    {
        await using var emulator = await WithFlow();
        var arn = Arn + new string('x', 513 - Arn.Length);
        (await emulator.Send(HttpMethod.Get, $"/tags/{Uri.EscapeDataString(arn)}")).MustRefuse(
            400,
            "ValidationException",
            Violations(Clause($"'{arn}'", "resourceArn", "Member must have length less than or equal to 512")));
    }

    [Fact]
    public async Task An_emulator_tag_plans_the_runs_that_start_from_then_on()
    {
        await using var emulator = await WithFlow();
        var before = await emulator.Start();
        await emulator.Post(Path, """{"tags":{"emulator:run-seconds":"never"}}""");
        var after = await emulator.Start();

        await emulator.Advance(1_000_000);
        Assert.Equal($"{after}=InProgress {before}=Successful", await emulator.Statuses());
        await emulator.Send(HttpMethod.Delete, $"{Path}?tagKeys=emulator:run-seconds");
        var last = await emulator.Start();
        await emulator.Advance(30);

        Assert.Equal($"{last}=Successful {after}=InProgress {before}=Successful", await emulator.Statuses());
    }

    internal static async Task<TestEmulator> WithFlow(string tags = "")
    {
        var emulator = new TestEmulator();
        await emulator.Create(FlowBody.Of(more: $$""","tags":{"team":"data"{{tags}}}"""));
        return emulator;
    }
}
