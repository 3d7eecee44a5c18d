using AppflowCancel.IntegrationTests.Support;
using static AppflowCancel.IntegrationTests.Support.WireText;

namespace AppflowCancel.IntegrationTests.Operations;

/// <summary>Tags that violate the model, the quota or the emulator's rules.</summary>
public sealed class TagViolationTests
{
    private const string Path = "/tags/arn%3Aaws%3Aappflow%3Aus-east-1%3A123456789012%3Aflow%2Forders";

    private const string Key =
        "[Member must have length less than or equal to 128, Member must have length greater than or equal to 1, "
        + "Member must satisfy regular expression pattern: ^(?!aws:)[a-zA-Z+-=._:/]+$]";

    private const string Value =
        @"[Member must have length less than or equal to 256, Member must satisfy regular expression pattern: [\s\w+-=\.:/@]*]";

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("""{"tags":null}""")]
    public async Task Tags_are_required(string body)
    {
        await using var emulator = await TagResourceTests.WithFlow();
        await emulator.MustBeInvalid(Path, body, Missing("tags"));
    }

    [Theory]
    [InlineData("aws:team")]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("a@b")]
    public async Task A_key_outside_the_pattern(string key)
    {
        await using var emulator = await TagResourceTests.WithFlow();
        await emulator.MustBeInvalid(
            Path, $$"""{"tags":{"{{key}}":"v"} }""", Clause($"'{{{key}=v}}'", "tags", $"Map keys must satisfy constraint: {Key}"));
    }

    [Fact]
    public async Task The_patterns_range_from_plus_to_equals_includes_digits_and_signs()
    {
        await using var emulator = await TagResourceTests.WithFlow();
        (await emulator.Post(Path, """{"tags":{"a_b:1/2;<=":"+,-=@ _"}}""")).MustHaveBody("", 204);
    }

    [Theory]
    [InlineData("a!b")]
    [InlineData("é")]
    [InlineData("a-b~")]
    public async Task A_value_outside_the_pattern(string value)
    {
        await using var emulator = await TagResourceTests.WithFlow();
        await emulator.MustBeInvalid(
            Path,
            $$"""{"tags":{"k":"{{value}}"} }""",
            Clause($"'{{k={value}}}'", "tags", $"Map value must satisfy constraint: {Value}"));
    }

    [Theory]
    [InlineData(128, 256, true)]
    [InlineData(129, 1, false)]
    [InlineData(1, 257, false)]
    public async Task Keys_and_values_have_a_maximum_length(int key, int value, bool taken)
    {
        await using var emulator = await TagResourceTests.WithFlow();
        var answer = await emulator.Post(Path, $$"""{"tags":{"{{new string('k', key)}}":"{{new string('v', value)}}"} }""");
        Assert.Equal(taken ? 204 : 400, answer.Status);
    }

    [Fact]
    public async Task A_flow_has_at_most_50_tags_and_does_not_change_beyond()
    {
        await using var emulator = await TagResourceTests.WithFlow();
        var tags = string.Join(',', Enumerable.Range(1, 49).Select(i => $"\"k{i}\":\"v\""));
        (await emulator.Post(Path, $$"""{"tags":{ {{tags}} } }""")).MustHaveBody("", 204);

        await emulator.MustRefuse(
            Path, """{"tags":{"one":"more","team":"ops"}}""", 400, "ValidationException", "A flow can have at most 50 tags.");
        (await emulator.Post(Path, """{"tags":{"team":"ops"}}""")).MustHaveBody("", 204);
    }

    [Fact]
    public async Task An_invalid_emulator_tag_is_refused_with_all_other_tags()
    {
        await using var emulator = await TagResourceTests.WithFlow();
        await emulator.MustRefuse(
            Path,
            """{"tags":{"team":"ops","emulator:outcome":"Failed"}}""",
            400,
            "ValidationException",
            "Tag emulator:outcome has value 'Failed', allowed: Successful or Error.");
    }

    [Fact]
    public async Task Tag_keys_are_required()
    {
        await using var emulator = await TagResourceTests.WithFlow();
        (await emulator.Send(HttpMethod.Delete, Path))
            .MustRefuse(400, "ValidationException", Violations(Missing("tagKeys")));
    }

    [Theory]
    [InlineData("tagKeys=", "[]")]
    [InlineData("tagKeys", "[]")]
    [InlineData("tagKeys=team&tagKeys=aws:x", "[team, aws:x]")]
    [InlineData("tagKeys=a%20b", "[a b]")]
    public async Task A_tag_key_outside_the_pattern(string query, string shown)
    {
        await using var emulator = await TagResourceTests.WithFlow();
        var before = await emulator.State();
        (await emulator.Send(HttpMethod.Delete, $"{Path}?{query}")).MustRefuse(
            400, "ValidationException", Violations(Clause($"'{shown}'", "tagKeys", $"Member must satisfy constraint: {Key}")));
        Assert.Equal(before, await emulator.State());
    }

    [Fact]
    public async Task More_than_50_tag_keys()
    {
        await using var emulator = await TagResourceTests.WithFlow();
        var keys = Enumerable.Range(1, 51).Select(i => $"k{i}").ToList();
        (await emulator.Send(HttpMethod.Delete, $"{Path}?{string.Join('&', keys.Select(key => $"tagKeys={key}"))}")).MustRefuse(
            400,
            "ValidationException",
            Violations(Clause($"'[{string.Join(", ", keys)}]'", "tagKeys", "Member must have length less than or equal to 50")));
    }
}
