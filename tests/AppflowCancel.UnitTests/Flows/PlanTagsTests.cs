namespace AppflowCancel.UnitTests.Flows;

public sealed class PlanTagsTests
{
    [Fact]
    public void Every_member_of_a_plan_has_its_tag()
    {
        var plan = Read(
            out var error,
            ("emulator:run-seconds", "1.5"),
            ("emulator:cancel-seconds", "0"),
            ("emulator:batch-seconds", "0.001"),
            ("emulator:outcome", "Error"),
            ("emulator:cancel-outcome", "Successful"),
            ("emulator:error-message", "no such bucket"),
            ("emulator:records-per-second", "0"),
            ("emulator:bytes-per-record", "1000000000"));

        Assert.Null(error);
        Assert.Equal(
            new RunPlanChanges
            {
                RunFor = Seconds(1.5),
                CancelFor = TimeSpan.Zero,
                BatchFor = TimeSpan.FromMilliseconds(1),
                Outcome = RunStatus.Error,
                CancelOutcome = RunStatus.Successful,
                ErrorMessage = "no such bucket",
                RecordsPerSecond = 0,
                BytesPerRecord = 1_000_000_000,
            },
            plan);
    }

    [Fact]
    public void Never_means_an_infinite_duration()
    {
        var plan = Read(
            out _, ("emulator:run-seconds", "never"), ("emulator:cancel-seconds", "never"), ("emulator:batch-seconds", "never"));

        Assert.Equal(new() { RunFor = RunPlan.Never, CancelFor = RunPlan.Never, BatchFor = RunPlan.Never }, plan);
    }

    [Theory]
    [InlineData("team")]
    [InlineData("Emulator:run-seconds")]
    [InlineData("emulator-run-seconds")]
    [InlineData("my-emulator:run-seconds")]
    public void Other_tags_do_not_affect_the_plan(string key)
    {
        Assert.Same(RunPlanChanges.None, Read(out var error, (key, "5")));
        Assert.Null(error);
    }

    [Theory]
    [InlineData("run-seconds", "0", 0)]
    [InlineData("run-seconds", "0.0004", 0)]
    [InlineData("run-seconds", "0.0006", 1)]
    [InlineData("run-seconds", "1000000000", 1_000_000_000_000)]
    public void Seconds_are_rounded_to_milliseconds(string tag, string value, long milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Read(out _, (PlanTags.Prefix + tag, value)).RunFor);

    [Theory]
    [InlineData("run-seconds", "a number of seconds from 0 to 1000000000, or never")]
    [InlineData("cancel-seconds", "a number of seconds from 0 to 1000000000, or never")]
    [InlineData("batch-seconds", "a number of seconds from 0.001 to 1000000000, or never")]
    public void A_bad_duration_is_refused(string tag, string allowed)
    {
        foreach (var value in new[]
        {
            "", " ", "five", "-1", "1e3", "1,000", "0x10", "NaN", "Infinity", "1000000000.001", "Never", " 5", "5s",
        })
        {
            AssertRefused(tag, value, allowed);
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.0004")]
    public void A_batch_of_zero_seconds_is_refused(string value) =>
        AssertRefused("batch-seconds", value, "a number of seconds from 0.001 to 1000000000, or never");

    [Theory]
    [InlineData("outcome", "Successful or Error")]
    [InlineData("cancel-outcome", "Canceled or Successful or Error")]
    public void A_bad_outcome_is_refused(string tag, string allowed)
    {
        foreach (var value in new[] { "", "error", "InProgress", "CancelStarted", "Scheduled", "Cancelled", "5" })
        {
            AssertRefused(tag, value, allowed);
        }
    }

    [Fact]
    public void The_outcome_of_a_plan_cannot_be_Canceled() =>
        AssertRefused("outcome", "Canceled", "Successful or Error");

    [Theory]
    [InlineData("records-per-second")]
    [InlineData("bytes-per-record")]
    public void A_bad_amount_is_refused(string tag)
    {
        foreach (var value in new[] { "", "ten", "-1", "1.5", "1e3", "1000000001", "99999999999999999999", "never" })
        {
            AssertRefused(tag, value, "a whole number from 0 to 1000000000");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("run-second")]
    [InlineData("Run-Seconds")]
    public void An_unknown_emulator_tag_is_refused_and_the_known_ones_named(string tag)
    {
        Read(out var error, (PlanTags.Prefix + tag, "5"));

        Assert.StartsWith($"Tag emulator:{tag} has value '5', allowed: no such tag;", error, StringComparison.Ordinal);
        Assert.All(
            [
                "run-seconds", "cancel-seconds", "batch-seconds", "outcome", "cancel-outcome", "error-message",
                "records-per-second", "bytes-per-record",
            ],
            known => Assert.Contains(known, error, StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_of_several_errors_is_reported()
    {
        Read(out var error, ("emulator:run-seconds", "x"), ("team", "y"), ("emulator:outcome", "z"));

        Assert.Contains("emulator:run-seconds", error, StringComparison.Ordinal);
    }

    private static void AssertRefused(string tag, string value, string allowed)
    {
        Read(out var error, (PlanTags.Prefix + tag, value));
        Assert.Equal($"Tag emulator:{tag} has value '{value}', allowed: {allowed}.", error);
    }

    private static RunPlanChanges Read(out string? error, params (string Key, string Value)[] tags) =>
        PlanTags.Read(tags.Select(tag => KeyValuePair.Create(tag.Key, tag.Value)), out error);
}
