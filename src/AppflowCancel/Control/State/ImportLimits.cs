using AppflowCancel.Domain;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Control.State;

/// <summary>Limits of an account after an import. Test setup may exceed AWS's quotas, but memory must stay bounded.</summary>
internal sealed class ImportLimits(AccountSettings settings)
{
    private long MaxFlows => (long)settings.Limits.Flows * Limits.ImportFactor;

    private long MaxActiveRuns => (long)settings.Limits.ConcurrentRuns * Limits.ImportFactor;

    /// <param name="account">The account that the document is merged into; an empty one if it replaces it.</param>
    /// <returns>The error; null if no limit is exceeded.</returns>
    public string? Exceeded(StateDocument document, Account account)
    {
        var existing = account.Regions;
        var regions = existing.Select(region => region.Region).Concat(document.Flows.Select(flow => flow.Region)).Distinct(StringComparer.Ordinal).Count();
        if (regions > settings.Limits.Regions)
        {
            return $"The account would be in use in {regions} regions; allowed: up to {settings.Limits.Regions}.";
        }

        var flowsOf = existing.ToDictionary(region => region.Region, region => region.Flows, StringComparer.Ordinal);
        var flows = existing.Sum(region => (long)region.Flows.Count)
            + document.Flows.Count(flow => flowsOf.GetValueOrDefault(flow.Region)?.Find(flow.Flow.Definition.Name) is null);
        if (flows > MaxFlows)
        {
            return $"The account would have {flows} flows; allowed in an import: up to {MaxFlows}, {Limits.ImportFactor} times Emulator:MaxFlows.";
        }

        var active = document.Flows.Sum(flow => (long)flow.Flow.Runs.Count(run => !run.StatusAt(document.Clock.Now).IsFinal));
        return active > MaxActiveRuns
            ? $"The document has {active} runs that have not ended; allowed: up to {MaxActiveRuns}, {Limits.ImportFactor} times Emulator:MaxConcurrentRuns."
            : document.Connectors.Exceeded(account);
    }
}
