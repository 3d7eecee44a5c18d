namespace AppflowCancel.Domain.Accounts;

/// <summary>Where an account's run reports are delivered; nowhere at first.</summary>
public sealed class ReportTargets(AccountChanges changes)
{
    private volatile IReadOnlyList<ReportTarget> _targets = [];

    public IReadOnlyList<ReportTarget> All => _targets;

    public void Replace(IReadOnlyList<ReportTarget> targets)
    {
        _targets = targets;
        changes.Publish(AccountChangeKind.ReportTargetsChanged);
    }
}
