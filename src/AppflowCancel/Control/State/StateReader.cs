using AppflowCancel.Aws;
using AppflowCancel.Control.Access;
using AppflowCancel.Control.Clock;
using AppflowCancel.Control.Connectors;
using AppflowCancel.Control.Events;
using AppflowCancel.Control.Faults;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Time;
using AppflowCancel.Live.Reports;

namespace AppflowCancel.Control.State;

/// <summary>Reads a state document: an import, a seed, or an export.</summary>
internal sealed class StateReader(CallerDefaults defaults, AccountSettings settings, OperationNames operations, TargetRules targets)
{
    public const string TargetsMember = "reportTargets";

    /// <summary>A reader for documents that an earlier process accepted: they stay readable after changes of options.</summary>
    public StateReader OfStored() => new(defaults, settings, operations, TargetRules.AllowAll);

    /// <param name="asked">The account named by the request; the document may name it too, or instead.</param>
    /// <param name="clockOf">The clock reading of an account, for members that the document omits.</param>
    /// <param name="limits">Null for a seed, which only the owner of the process can write.</param>
    /// <returns>Null if invalid; the error is added to the document's errors.</returns>
    public StateDocument? Read(
        JsonObjectReader document, string? asked, string region, Func<string, ClockReading> clockOf, ImportLimits? limits = null)
    {
        if (ReadAccount(document, asked) is not { } account)
        {
            return null;
        }

        var clock = clockOf(account);
        var setsNow = document.Has("now");
        clock = new ClockReading(
            document.Time("now") ?? clock.Now,
            document.Flag("frozen") ?? clock.Frozen,
            document.Number("rate", ClockRoutes.MinRate, ClockRoutes.MaxRate) ?? clock.Rate);
        var home = ReadRegion(document) ?? region;
        string RegionOf(JsonObjectReader entry) => ReadRegion(entry) ?? home;
        var given = document.Objects("flows");
        if (limits?.Exceeded(given.Count) is { } tooMany)
        {
            document.Errors.Add(tooMany);
        }

        var runs = limits?.Runs() ?? RunAllowance.Unlimited();
        var flows = RegionalList.Read(
            given, "flowName", RegionOf, (flow, _) => FlowReader.Read(flow, settings.Plan, clock.Now, runs), flow => flow.Definition.Name);
        var connectors = ConnectorsDocument.Read(document, account, clock.Now, RegionOf);
        var faults = document.Has("faults") ? ReadFaults(document) : null;
        var access = AccessReader.Object(document, "access") is { } accessGiven ? AccessReader.Read(accessGiven, account) : null;
        IReadOnlyList<ReportTarget>? reportTargets = document.Has(TargetsMember)
            ? TargetReader.Read(document.Objects(TargetsMember), $"{document.Path}.{TargetsMember}", targets, document.Errors) : null;
        document.RejectUnknownMembers();
        return document.Errors.First is null
            ? new StateDocument(account, clock, setsNow, flows, faults, access, connectors, reportTargets) : null;
    }

    private IReadOnlyList<FaultCount> ReadFaults(JsonObjectReader document)
    {
        var faults = document.Objects("faults");
        FaultDocument.CheckCount(0, faults.Count, document.Errors);
        return document.Errors.First is null ? [.. faults.Select(fault => FaultDocument.Read(fault, operations))] : [];
    }

    private string? ReadAccount(JsonObjectReader document, string? asked)
    {
        var named = document.Text("account");
        if (named is not null && !Caller.IsAccount(named))
        {
            document.Refuse("account", $"is \"{named}\"; allowed: twelve digits.");
        }
        else if (named is not null && asked is not null && named != asked)
        {
            document.Refuse("account", $"is \"{named}\", but the query names {asked}.");
        }

        return document.Errors.First is null ? named ?? asked ?? defaults.Account : null;
    }

    private static string? ReadRegion(JsonObjectReader document)
    {
        var region = document.Text("region");
        if (region is not null && !Caller.IsRegion(region))
        {
            document.Refuse("region", $"is \"{region}\"; allowed: a region's name, such as eu-west-1.");
            return null;
        }

        return region;
    }
}
