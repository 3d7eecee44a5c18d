namespace AppflowCancel.UnitTests.Flows;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData("rate(5minutes)", 300)]
    [InlineData("rate(1minute)", 60)]
    [InlineData("rate(1minutes)", 60)]
    [InlineData("rate(5 minutes)", 300)]
    [InlineData("rate( 5 minutes )", 300)]
    [InlineData("rate(1hours)", 3_600)]
    [InlineData("rate(1 day)", 86_400)]
    [InlineData("rate(366days)", 31_622_400)]
    [InlineData("rate(527040minutes)", 31_622_400)]
    public void A_rate_is_a_number_of_minutes_hours_or_days(string expression, double seconds)
    {
        Assert.True(Schedule.TryParsePeriod(expression, out var period));
        Assert.Equal(Seconds(seconds), period);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5minutes")]
    [InlineData("rate()")]
    [InlineData("rate(minutes)")]
    [InlineData("rate(5)")]
    [InlineData("rate(0minutes)")]
    [InlineData("rate(-5minutes)")]
    [InlineData("rate(1.5hours)")]
    [InlineData("rate(5weeks)")]
    [InlineData("rate(5seconds)")]
    [InlineData("rate(5minutess)")]
    [InlineData("rate(5minutes")]
    [InlineData("rate(5minutes) ")]
    [InlineData("rate(5minutes)\n")]
    [InlineData(" rate(5minutes)")]
    [InlineData("rate (5minutes)")]
    [InlineData("Rate(5minutes)")]
    [InlineData("rate(٥minutes)")]
    [InlineData("rate(367days)")]
    [InlineData("rate(999999days)")]
    [InlineData("rate(9999999minutes)")]
    [InlineData("rate(99999999999999999999minutes)")]
    [InlineData("cron(0 10 * * ? *)")]
    public void Any_other_expression_is_refused(string expression) =>
        Assert.False(Schedule.TryParsePeriod(expression, out _));

    [Theory]
    [InlineData(-100, 0)]
    [InlineData(0, 0)]
    [InlineData(0.001, 60)]
    [InlineData(60, 60)]
    [InlineData(60.001, 120)]
    public void Due_instants_are_counted_from_the_anchor(double earliest, double due) =>
        Assert.Equal(At(due), TestFlows.Every(60).DueFrom(T0, At(earliest)));

    [Theory]
    [InlineData(119.999, 60.001, false)]
    [InlineData(120, 60.001, true)]
    public void No_run_is_due_after_the_end_time(double end, double earliest, bool due) =>
        Assert.Equal(
            due ? At(120) : Instant.Never, (TestFlows.Every(60) with { EndTime = At(end) }).DueFrom(T0, At(earliest)));

    [Fact]
    public void No_run_is_due_after_the_end_of_time() =>
        Assert.Equal(Instant.Never, TestFlows.Every(60).DueFrom(T0, Instant.Last));

    [Fact]
    public void Due_instants_are_exact_over_any_distance()
    {
        var schedule = TestFlows.Every(60);

        for (var year = 0; year < 8_000; year += 7)
        {
            var due = new Instant(1 + (year * 525_600L * 60_000));
            Assert.Equal(due, schedule.DueFrom(new Instant(1), due));
        }
    }

    [Fact]
    public void Nothing_is_due_after_the_end_of_time()
    {
        var rule = TestFlows.Every(60);

        Assert.Equal(Instant.Last, rule.DueFrom(Instant.Last, Instant.Last));
        Assert.Equal(Instant.Never, rule.DueFrom(Instant.Last, Instant.Last + Seconds(1)));
    }
}
