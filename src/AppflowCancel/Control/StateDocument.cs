using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control;

/// <summary>A state document that has been read, and is known to be sound.</summary>
/// <param name="Target">The account it is for, as it was when the document was read.</param>
/// <param name="ReadAt">The instant its statuses speak of.</param>
internal sealed record StateDocument(
    Account Target,
    Instant? Now,
    bool? Frozen,
    double? Rate,
    Instant ReadAt,
    IReadOnlyList<(string Region, FlowState Flow)> Flows)
{
    public int Runs => Flows.Sum(flow => flow.Flow.Runs.Count);

    /// <summary>Puts the flows in; each replaces the one of the same name in its region.</summary>
    public void PutInto(Account account)
    {
        foreach (var (region, flow) in Flows)
        {
            account.In(region).Put(flow, ReadAt);
        }
    }
}
