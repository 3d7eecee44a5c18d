namespace AppflowCancel.Domain.Accounts;

/// <summary>The targets of an account's run reports; initially none.</summary>
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
