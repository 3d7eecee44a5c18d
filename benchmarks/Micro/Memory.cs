using System.Globalization;
using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Benchmarks;

/// <summary>Memory of a finished run in bytes, including its share of the flow's state.</summary>
internal static class Memory
{
    public static string OfFinishedRuns(int count) =>
        $"{OfEach(count, cancel: false)} bytes for each of {count.ToString("N0", CultureInfo.InvariantCulture)} completed runs, "
        + $"{OfEach(count, cancel: true)} for each cancelled one";

    private static long OfEach(int count, bool cancel)
    {
        var plan = new RunPlan { RunFor = cancel ? RunPlan.Never : TimeSpan.FromSeconds(1), CancelFor = TimeSpan.FromSeconds(1) };
        var registry = Flows.Registry(plan);
        var flow = registry.Find(Flows.Name)!;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var now = Flows.Start;
        for (var i = 0; i < count; i++)
        {
            now += TimeSpan.FromMilliseconds(1);
            var run = flow.Start(now).Value!.Run!.Value;
            if (cancel)
            {
                flow.Cancel([run.ToString()], Guid.NewGuid(), now);
            }
        }

        flow.Describe(now + TimeSpan.FromHours(1));
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(registry);
        return (after - before) / count;
    }
}
