using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

/// <summary>Cancels runs of one flow and reports the ids that could not be cancelled. The core of the emulator.</summary>
/// <param name="emptyMeansAll">Whether an empty list of ids means all runs. AWS: undocumented; by default it means none.</param>
public sealed class CancellationService(bool emptyMeansAll)
{
    /// <summary>Atomic: the flow's lock is held for the whole list.</summary>
    /// <param name="ids">Null cancels every run in progress.</param>
    public Outcome<Cancellation> Cancel(
        FlowRegistry registry, string flowName, IReadOnlyList<string>? ids, Guid request, Instant now)
    {
        var named = ids is { Count: 0 } && emptyMeansAll ? null : ids;
        return registry.Find(flowName) is { } flow
            ? flow.Cancel(named, request, now)
            : new Refusal(RefusalReason.NoSuchFlow, flowName);
    }
}
