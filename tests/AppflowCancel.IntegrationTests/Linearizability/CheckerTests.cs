using AppflowCancel.IntegrationTests.Reference;

namespace AppflowCancel.IntegrationTests.Linearizability;

/// <summary>Tests of the checker, on histories small enough to check by eye.</summary>
public sealed class CheckerTests
{
    [Theory]
    [InlineData(Verdict.Linearizable, "1 StartFlow a -> 200 a", "2 Records -> 200 a=InProgress")]
    [InlineData(Verdict.NotLinearizable, "1 StartFlow -> 200 a", "2 Records -> 200 ")]
    [InlineData(Verdict.Linearizable, "1-4 StartFlow -> 200 a", "2-3 Records -> 200 ")]
    [InlineData(Verdict.Linearizable, "1-4 StartFlow -> 200 a", "2-3 Records -> 200 a=InProgress")]
    [InlineData(Verdict.NotLinearizable, "1 StartFlow -> 200 a", "2-5 Cancel a -> 200 ", "3-4 Cancel a -> 200 ")]
    [InlineData(Verdict.Linearizable, "1 StartFlow -> 200 a", "2-5 Cancel a -> 200 a", "3-4 Cancel a -> 200 ")]
    [InlineData(Verdict.NotLinearizable, "1 StartFlow -> 200 a", "2 Cancel a -> 200 a", "3 Cancel a -> 200 ")]
    [InlineData(Verdict.Linearizable, "1 StartFlow -> 200 a", "2-5 Advance 7 -> 200 @7 a=Successful", "3-6 Cancel a -> 200 a")]
    [InlineData(Verdict.NotLinearizable, "1 StartFlow -> 200 a", "2-5 Advance 7 -> 200 @7 a=Successful", "3-6 Cancel a -> 200 ")]
    [InlineData(Verdict.Linearizable, "1 StartFlow -> 200 a", "2-5 Advance 7 -> 200 @7 a=Canceled", "3-6 Cancel a -> 200 ")]
    [InlineData(Verdict.NotLinearizable, "1-6 StartFlow -> 200 a", "2-3 Records -> 200 a=InProgress", "4-5 Records -> 200 ")]
    [InlineData(Verdict.Linearizable, "1-6 CancelAll -> 200 ", "2-3 StartFlow -> 200 a", "4-5 Records -> 200 a=CancelStarted")]
    [InlineData(Verdict.NotLinearizable, "1-2 CancelAll -> 200 ", "3-4 StartFlow -> 200 a", "5-6 Records -> 200 a=CancelStarted")]
    [InlineData(Verdict.NotLinearizable, "1-4 Advance 1 -> 200 @1 ", "2-3 Advance 2 -> 200 @2 ", "5 Advance 1 -> 200 @4 ")]
    public void Finds_an_order_exactly_when_there_is_one(Verdict expected, params string[] calls) =>
        Assert.Equal(expected, LinearizabilityChecker.Check(World.Initial, [.. calls.Select(Parse)]));

    // FROM[-TO] KIND [ID or SECONDS] -> ANSWER
    private static RecordedCall Parse(string text)
    {
        var (what, answer) = (text.Split(" -> ")[0].Split(' '), text.Split(" -> ")[1]);
        var times = what[0].Split('-');
        var sent = int.Parse(times[0]) * 10;
        var kind = Enum.Parse<OperationKind>(what[1]);
        var seconds = kind is OperationKind.Advance ? int.Parse(what[2]) : 0;
        return new RecordedCall(0, new Operation(kind, "orders", what[2..], seconds), answer, sent, times is [_, var to] ? int.Parse(to) * 10 : sent + 1);
    }
}
