using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control.State;

/// <summary>A state document that has been read, and is known to be sound.</summary>
/// <param name="Account">The account it is for.</param>
/// <param name="Clock">What the clock shows with it; the document's statuses speak of that instant.</param>
/// <param name="SetsNow">Whether the document says what time it is.</param>
/// <param name="Faults">Null when the document says nothing of faults.</param>
internal sealed record StateDocument(
    string Account,
    ClockReading Clock,
    bool SetsNow,
    IReadOnlyList<(string Region, FlowState Flow)> Flows,
    IReadOnlyList<FaultRule>? Faults)
{
    public int Runs => Flows.Sum(flow => flow.Flow.Runs.Count);

    /// <summary>Puts the flows in; each replaces the one of the same name in its region.</summary>
    public void PutInto(Account account)
    {
        foreach (var (region, flow) in Flows)
        {
            account.In(region).Put(flow, Clock.Now);
        }

        if (Faults is not null)
        {
            account.Faults.Replace(Faults);
        }
    }
}
