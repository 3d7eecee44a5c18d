namespace AppflowCancel.UnitTests.Flows;

public sealed class FlowRecordsTests
{
    private readonly Flow _flow = TestFlows.Flow();

    [Fact]
    public void The_newest_run_comes_first_also_among_runs_of_one_millisecond()
    {
        string[] started = [_flow.StartRun(T0), _flow.StartRun(At(1)), _flow.StartRun(At(1)), _flow.StartRun(At(2))];

        Assert.Equal(started.Reverse(), _flow.Ids(At(2)));
        Assert.Equal(started[3], _flow.Describe(At(2))!.LastRun!.Id.ToString());
    }

    [Fact]
    public void A_run_put_into_the_past_is_sorted_by_its_start()
    {
        _flow.StartRun(At(10));
        _flow.StartRun(At(20));
        _flow.Put("between", At(20), startedAt: At(15));
        _flow.Put("first", At(20), startedAt: At(-5));

        Assert.Equal([-5, 10, 15, 20], _flow.Starts(At(20)));
        Assert.Equal(At(20), _flow.Describe(At(20))!.LastRun!.StartedAt);
    }

    [Fact]
    public void Runs_that_have_not_started_are_not_among_the_records()
    {
        _flow.Put("due", T0, startedAt: At(10));

        Assert.Empty(_flow.Records(At(9.999)));
        Assert.Null(_flow.Describe(At(9.999))!.LastRun);
        Assert.Equal(["due"], _flow.Ids(At(10)));
    }

    [Fact]
    public void Due_runs_start_in_the_order_of_their_instants()
    {
        _flow.Put("late", T0, startedAt: At(20));
        _flow.Put("early", T0, startedAt: At(10));
        _flow.StartRun(At(15));

        Assert.Equal([10, 15, 20], _flow.Starts(At(30)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(100)]
    public void Pages_of_any_size_contain_every_run_once(int size)
    {
        var ids = Enumerable.Range(0, 10).Select(i => _flow.StartRun(At(i / 3))).Reverse().ToList();

        Assert.Equal(ids, _flow.Records(At(10), size).Select(record => record.Id.ToString()));
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    [InlineData(11, false)]
    public void There_is_a_next_page_only_if_it_is_not_empty(int size, bool more)
    {
        for (var i = 0; i < 10; i++)
        {
            _flow.StartRun(T0);
        }

        Assert.Equal(more, _flow.Records(null, size, T0).Value!.Next is not null);
    }

    [Fact]
    public void Pages_stay_the_same_while_runs_start_between_them()
    {
        var before = Enumerable.Range(0, 10).Select(i => _flow.StartRun(At(i))).Reverse().ToList();
        var first = _flow.Records(null, 4, At(9)).Value!;
        _flow.StartRun(At(9));
        _flow.StartRun(At(10));
        var second = _flow.Records(first.Next, 4, At(10)).Value!;
        _flow.StartRun(At(11));
        var third = _flow.Records(second.Next, 4, At(11)).Value!;

        Assert.Equal(before, first.Runs.Concat(second.Runs).Concat(third.Runs).Select(record => record.Id.ToString()));
        Assert.Null(third.Next);
    }

    [Fact]
    public void A_page_whose_runs_were_dropped_is_empty_or_shorter()
    {
        var flow = TestFlows.Flow(limits: new Limits { FinishedRunsKept = 4 }, plan: new RunPlan { RunFor = Seconds(1) });
        for (var i = 0; i < 4; i++)
        {
            flow.StartRun(At(i));
        }

        var first = flow.Records(null, 2, At(5)).Value!;
        flow.StartRun(At(5));
        Assert.Equal([1], flow.Records(first.Next, 2, At(6)).Value!.Runs.Select(run => (run.StartedAt - T0).TotalSeconds));

        flow.StartRun(At(6));
        Assert.Empty(flow.Records(first.Next, 2, At(7)).Value!.Runs);
        Assert.Null(flow.Records(first.Next, 2, At(7)).Value!.Next);
    }
}
