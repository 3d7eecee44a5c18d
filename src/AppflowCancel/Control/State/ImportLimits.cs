using AppflowCancel.Domain;
using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Control.State;

/// <summary>Limits of an account after an import. Test setup may exceed AWS's quotas, but memory must stay bounded.</summary>
internal sealed class ImportLimits(AccountSettings settings)
{
    private long MaxFlows => (long)settings.Limits.Flows * Limits.ImportFactor;

    public RunAllowance Runs() => new((long)settings.Limits.ConcurrentRuns * Limits.ImportFactor);

    /// <summary>Before the flows of a document are read, which takes many times their size.</summary>
    public string? Exceeded(int flows) =>
        flows > MaxFlows ? $"The document has {flows} flows; allowed in an import: up to {MaxFlows}, {Limits.ImportFactor} times Emulator:MaxFlows." : null;

    /// <param name="account">The account that the document is merged into; an empty one if it replaces it.</param>
    /// <returns>The error; null if no limit is exceeded.</returns>
    public string? Exceeded(StateDocument document, Account account)
    {
        var existing = account.Regions;
        var regions = existing.Select(region => region.Region)
            .Concat(document.Flows.Select(flow => flow.Region))
            .Concat(document.Connectors.Regions)
            .Distinct(StringComparer.Ordinal)
            .Count();
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

        return document.Connectors.Exceeded(account);
    }
}
