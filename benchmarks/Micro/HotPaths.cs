using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;
using BenchmarkDotNet.Attributes;

namespace AppflowCancel.Benchmarks;

/// <summary>The domain's hot paths with few and with many finished runs.</summary>
[MemoryDiagnoser]
public class HotPaths
{
    private FlowRegistry _registry = null!;
    private Flow _flow = null!;
    private Run _run = null!;
    private string[] _cancelling = null!;
    private Instant _now;

    [Params(1_000, 1_000_000)]
    public int Finished { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _registry = Flows.Registry(new RunPlan { RunFor = TimeSpan.FromMilliseconds(1) });
        _flow = _registry.Find(Flows.Name)!;
        _now = Flows.Start;
        for (var i = 0; i < Finished; i++)
        {
            _now += TimeSpan.FromMilliseconds(1);
            _flow.Start(_now);
        }

        _run = _flow.PutRun(null, new RunPlanChanges { RunFor = RunPlan.Never, CancelFor = RunPlan.Never }, _now, _now).Value!;
        _cancelling = [_run.Id.ToString()];
    }

    /// <summary>StartFlow of a run that has ended by the next call.</summary>
    [Benchmark]
    public object? Start()
    {
        _now += TimeSpan.FromMilliseconds(1);
        return _registry.Start(Flows.Name, null, _now).Value;
    }

    /// <summary>The same with a cancel by id: the difference is the cost of the cancel.</summary>
    [Benchmark]
    public object? StartAndCancelById()
    {
        _now += TimeSpan.FromMilliseconds(1);
        var run = _registry.Start(Flows.Name, null, _now).Value!.Run!.Value;
        return _flow.Cancel([run.ToString()], Guid.Empty, _now).Value;
    }

    /// <summary>A cancel by id that comes too late: the run is found, but is already CancelStarted.</summary>
    [Benchmark]
    public object? CancelByIdTooLate() => _flow.Cancel(_cancelling, Guid.Empty, _now).Value;

    [Benchmark]
    public RunStatus StatusAtAnInstant() => _run.StatusAt(_now);

    /// <summary>The newest twenty records.</summary>
    [Benchmark]
    public object? Page() => _flow.Records(null, 20, _now).Value;
}
