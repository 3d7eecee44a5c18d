using AppflowCancel.Control.Connectors;
using AppflowCancel.Domain.Access;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control.State;

/// <summary>A valid state document.</summary>
/// <param name="Account">The account it is for.</param>
/// <param name="Clock">The clock's reading; statuses in the document refer to it.</param>
/// <param name="SetsNow">Whether the document sets the time.</param>
/// <param name="Faults">Null if the document has no faults member.</param>
/// <param name="Access">Null if the document has no access member.</param>
/// <param name="ReportTargets">Null if the document has no reportTargets member.</param>
internal sealed record StateDocument(
    string Account,
    ClockReading Clock,
    bool SetsNow,
    IReadOnlyList<(string Region, FlowState Flow)> Flows,
    IReadOnlyList<FaultCount>? Faults,
    AccessSettings? Access,
    ConnectorsDocument Connectors,
    IReadOnlyList<ReportTarget>? ReportTargets)
{
    public int Runs => Flows.Sum(flow => flow.Flow.Runs.Count);

    /// <summary>Adds the flows; each replaces the flow of the same name in its region.</summary>
    public void PutInto(Account account)
    {
        foreach (var (region, flow) in Flows)
        {
            account.In(region).Put(flow, Clock.Now);
        }

        Connectors.PutInto(account);
        if (Faults is not null)
        {
            account.Faults.Replace(Faults);
        }

        if (ReportTargets is not null)
        {
            account.ReportTargets.Replace(ReportTargets);
        }
    }
}
