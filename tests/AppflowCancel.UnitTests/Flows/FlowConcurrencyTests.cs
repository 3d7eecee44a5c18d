using System.Collections.Concurrent;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.UnitTests.Time;
using Xunit.Abstractions;

namespace AppflowCancel.UnitTests.Flows;

/// <summary>Cancel against completion, from many threads: both can never win.</summary>
public sealed class FlowConcurrencyTests(ITestOutputHelper output)
{
    private const int Seed = 20261128;
    private const int Threads = 8;
    private const int Steps = 2_000;

    private readonly ConcurrentQueue<string> _started = new();
    private readonly ConcurrentDictionary<string, byte> _cancelled = new();
    private readonly ConcurrentQueue<(string Run, RunStatus Status)> _finalAnswers = new();
    private readonly Account _account = new("000000000000", new VirtualClock(new ManualTime()), new AccountSettings
    {
        Limits = new Limits { ConcurrentRuns = int.MaxValue },
        Plan = new RunPlan { RunFor = Seconds(0.02), CancelFor = Seconds(0.01) },
        RandomSeed = Seed,
    });

    [Fact]
    public async Task Every_run_ends_in_one_final_status_with_which_every_answer_agrees()
    {
        output.WriteLine($"seed {Seed}");
        _account.Clock.TrySet(frozen: true);
        var registry = _account.In("us-east-1");
        var flow = registry.With(TestFlows.OnDemand());

        await RunConcurrently(thread => Step(registry, flow, new Random(Seed + thread)));
        _account.AdvanceBy(Seconds(60));

        var ends = flow.Export(_account.Clock.Now)!.Runs.ToDictionary(run => run.Id.ToString());
        Assert.Equal(_started.Order(), ends.Keys.Order());
        Assert.All(ends.Values, run => Assert.True(run.StatusAt(_account.Clock.Now).IsFinal));
        Assert.All(_finalAnswers, answer => Assert.Equal(answer.Status, ends[answer.Run].EndsAs));
        Assert.All(_cancelled.Keys, id => Assert.Equal(RunStatus.Canceled, ends[id].EndsAs));
        Assert.All(
            ends.Values.Where(run => !_cancelled.ContainsKey(run.Id.ToString())),
            run => Assert.Equal(RunStatus.Successful, run.EndsAs));
        output.WriteLine($"{ends.Count} runs, {_cancelled.Count} cancelled, {_finalAnswers.Count} final answers");
        Assert.NotEmpty(_cancelled);
        Assert.NotEmpty(_finalAnswers);
    }

    [Fact]
    public async Task A_run_cancelled_by_many_at_once_is_cancelled_by_one()
    {
        var flow = TestFlows.Flow();
        var ids = Enumerable.Range(0, 1_000).Select(_ => flow.StartRun(T0)).ToList();
        var cancelled = new int[ids.Count];

        await RunConcurrently(_ =>
        {
            for (var i = 0; i < ids.Count; i++)
            {
                Interlocked.Add(ref cancelled[i], flow.Cancel(At(1), ids[i]).Cancelled);
            }
        });

        Assert.All(cancelled, times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task A_thousand_cancels_at_the_instant_of_completion_agree_about_who_won()
    {
        var flow = TestFlows.Flow(limits: new Limits { ConcurrentRuns = 1_000 });
        var ids = Enumerable.Range(0, 1_000).Select(_ => flow.StartRun(T0)).ToList();
        var listed = new ConcurrentBag<string>();

        await RunConcurrently(thread =>
        {
            for (var i = thread; i < ids.Count; i += Threads)
            {
                // Half of the threads read the clock a millisecond before the others.
                foreach (var invalid in flow.Cancel(At(thread % 2 == 0 ? 30 : 29.999), ids[i]).Invalid)
                {
                    listed.Add(invalid);
                }
            }
        });

        var ends = ids.GroupBy(id => flow.Status(id, At(60))).ToDictionary(end => end.Key, end => end.Order());
        Assert.Equal(listed.Order(), ends[RunStatus.Successful]);
        Assert.Equal(ids.Except(listed).Order(), ends.GetValueOrDefault(RunStatus.Canceled, Enumerable.Empty<string>().Order()));
    }

    [Fact]
    public async Task Concurrent_creation_and_deletion_of_flows_keep_the_quotas_correct()
    {
        var registry = TestFlows.Registry(new Limits { Flows = 4, ConcurrentRuns = 4 }, new RunPlan { RunFor = RunPlan.Never });

        await RunConcurrently(thread =>
        {
            for (var i = 0; i < 500; i++)
            {
                var name = $"flow-{thread}";
                registry.Create(TestFlows.OnDemand(name), TestFlows.NoTags, null, T0);
                registry.Start(name, null, T0);
                Assert.InRange(registry.All.Count, 0, 4);
                registry.Delete(name, force: true, T0);
            }
        });

        Assert.Empty(registry.All);
        var flow = registry.With(TestFlows.OnDemand());
        Assert.Equal(
            [true, true, true, true, false], Enumerable.Range(0, 5).Select(_ => registry.Start("orders", null, T0).Succeeded));
        Assert.Equal(4, flow.Records(T0).Count);
    }

    [Fact]
    public async Task Flows_and_regions_can_be_listed_while_others_are_created()
    {
        await RunConcurrently(thread =>
        {
            for (var i = 0; i < 100; i++)
            {
                _account.In($"region-{thread}-{i}");
                _account.In("us-east-1").Create(TestFlows.OnDemand($"flow-{thread}-{i}"), TestFlows.NoTags, null, T0);
                Assert.Contains(_account.Regions, region => region.Region == $"region-{thread}-{i}");
                Assert.Contains(_account.In("us-east-1").All, flow => flow.Describe(T0)!.Definition.Name == $"flow-{thread}-{i}");
            }
        });

        Assert.Equal((Threads * 100) + 1, _account.Regions.Count);
    }

    private void Step(FlowRegistry registry, Flow flow, Random random)
    {
        for (var step = 0; step < Steps; step++)
        {
            var now = _account.Clock.Now;
            switch (random.Next(4))
            {
                case 0:
                    _started.Enqueue(registry.Start("orders", null, now).Value!.Run!.Value.ToString());
                    break;
                case 1 when _started.Reverse().Take(20).ToList() is { Count: > 0 } recent:
                    Cancel(flow, [.. recent.Where(_ => random.Next(30) == 0)], now);
                    break;
                case 2:
                    Observe(_account.AdvanceBy(TimeSpan.FromMilliseconds(random.Next(4))));
                    break;
                default:
                    Observe(flow.Records(null, 20, now).Value!.Runs);
                    break;
            }
        }
    }

    private void Cancel(Flow flow, string[] ids, Instant now)
    {
        foreach (var id in ids.Except(flow.Cancel(now, ids).Invalid))
        {
            Assert.True(_cancelled.TryAdd(id, 0), "Two cancels of one run both took it.");
        }
    }

    private void Observe(IEnumerable<RunSnapshot> runs)
    {
        foreach (var run in runs.Where(run => run.Status.IsFinal))
        {
            _finalAnswers.Enqueue((run.Id.ToString(), run.Status));
        }
    }

    private void Observe(IEnumerable<FlowTransition> transitions)
    {
        foreach (var happened in transitions.Where(happened => happened.Entry.Status.IsFinal))
        {
            _finalAnswers.Enqueue((happened.Run.ToString(), happened.Entry.Status));
        }
    }

    private static Task RunConcurrently(Action<int> act)
    {
        var ready = new Barrier(Threads);
        return Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                ready.SignalAndWait();
                act(thread);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
    }
}
