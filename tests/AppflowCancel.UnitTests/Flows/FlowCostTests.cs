using Xunit.Abstractions;

namespace AppflowCancel.UnitTests.Flows;

/// <summary>Cost of operations and finished runs, in allocated bytes.</summary>
[Collection(Alone)]
public sealed class FlowCostTests(ITestOutputHelper output)
{
    internal const string Alone = "Memory is measured alone";
    private const int Many = 200_000;
    private const int Few = 2_000;

    private static readonly RunPlan OneSecond = new() { RunFor = Seconds(1), CancelFor = Seconds(1) };

    [Fact]
    public void Starting_a_run_costs_the_same_however_many_have_finished() =>
        AssertSame(flow => flow.Start(Later));

    [Fact]
    public void Cancelling_by_id_costs_the_same_however_many_have_finished() => AssertSame(
        flow => flow.Cancel([flow.Records(null, 1, Later).Value!.Runs[0].Id.ToString()], Guid.Empty, Later),
        before: flow => flow.Start(Later));

    [Fact]
    public void Cancelling_all_costs_the_same_however_many_have_finished() => AssertSame(
        flow => flow.Cancel(null, Guid.Empty, Later), before: flow => flow.Start(Later));

    [Fact]
    public void A_page_costs_the_same_however_many_have_finished() =>
        AssertSame(flow => flow.Records(null, 20, Later));

    [Fact]
    public void A_page_in_the_middle_costs_the_same_however_many_have_finished() =>
        AssertSame(flow => flow.Records(new RunPosition(At(Few), 0), 20, Later));

    [Fact]
    public void Describing_and_finding_the_next_transition_cost_the_same_however_many_have_finished() => AssertSame(flow =>
    {
        flow.Describe(Later);
        flow.NextTransition(Later);
        flow.Advance(Later, Later);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_finished_run_takes_at_most_250_bytes(bool cancelled)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var flow = Finished(Many, cancelled);
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Many;

        output.WriteLine($"{each} bytes");
        Assert.InRange(each, 1, 250);
        Assert.Equal(cancelled ? RunStatus.Canceled : RunStatus.Successful, flow.Describe(Later)!.LastRun!.Status);
    }

    [Fact]
    public void Dropped_runs_take_no_memory()
    {
        var flow = Finished(Few, cancelled: false, kept: Few);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Many; i++)
        {
            flow.Start(Later + Seconds(i));
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(flow);

        output.WriteLine($"{grown} bytes");
        Assert.True(grown < 64 * Few, $"{grown} bytes");
    }

    private static Instant Later => At(10 * Many);

    // The minimum of several tries: a list grows now and then, at the expense of one run.
    private void AssertSame(Action<Flow> act, Action<Flow>? before = null)
    {
        var (few, many) = (Cost(Finished(Few, cancelled: false)), Cost(Finished(Many, cancelled: false)));

        output.WriteLine($"{few} and {many} bytes");
        Assert.True(many <= few, $"{few} bytes became {many}");

        long Cost(Flow flow)
        {
            var min = long.MaxValue;
            for (var i = 0; i < 32; i++)
            {
                before?.Invoke(flow);
                var start = GC.GetAllocatedBytesForCurrentThread();
                act(flow);
                min = Math.Min(min, GC.GetAllocatedBytesForCurrentThread() - start);
            }

            return min;
        }
    }

    private static Flow Finished(int runs, bool cancelled, int kept = Many)
    {
        var flow = TestFlows.Flow(limits: new Limits { FinishedRunsKept = kept + 100 }, plan: OneSecond);
        for (var i = 0; i < runs; i++)
        {
            flow.Start(At(i));
            if (cancelled)
            {
                flow.Cancel(null, Guid.Empty, At(i));
            }
        }

        flow.Describe(Later);
        return flow;
    }

    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class MeasuredAlone;
}
