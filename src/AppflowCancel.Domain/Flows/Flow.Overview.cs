using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

public sealed partial class Flow
{
    /// <summary>The flow with its newest runs and all active runs; null once it is deleted.</summary>
    /// <param name="runs">How many runs to include in addition to due and active ones.</param>
    public FlowOverview? Overview(int runs, Instant now)
    {
        using (Enter())
        {
            if (_deleted)
            {
                return null;
            }

            CatchUp(now);
            var newest = _history.Page(after: null, runs, out _);
            var shown = _history.Due.Concat(newest).Concat(_history.Active).Distinct().OrderByDescending(RunPosition.Of);
            return new FlowOverview(_definition, _status, _history.Count, [.. shown.Select(run => run.Copy())]);
        }
    }
}
