using AppflowCancel.Domain.Accounts;
using AppflowCancel.Live.Reports;

namespace AppflowCancel.Control.Events;

/// <summary>Reads the targets of run reports, from their route or a state document.</summary>
internal static class TargetReader
{
    private const int MaxTargets = 10;

    /// <param name="path">The list's path, for errors.</param>
    /// <returns>The distinct targets; each invalid one is omitted and adds an error.</returns>
    public static List<ReportTarget> Read(IReadOnlyList<JsonObjectReader> list, string path, TargetRules rules, ValidationErrors errors)
    {
        var targets = list.Select(json => Read(json, rules)).OfType<ReportTarget>().Distinct().ToList();
        if (targets.Count > MaxTargets)
        {
            errors.Add($"{path} has {targets.Count} targets; allowed: {MaxTargets}.");
        }

        return targets;
    }

    private static ReportTarget? Read(JsonObjectReader json, TargetRules rules)
    {
        var given = json.Text("url");
        var form = json.OneOf("form", ReportForm.Event, ReportForm.PutEvents) ?? ReportForm.Event;
        var bus = json.Text("eventBusName");
        json.RejectUnknownMembers();
        if (!Uri.TryCreate(given, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0)
        {
            json.Refuse("url", $"is {(given is null ? "absent" : $"\"{given}\"")}; allowed: an http or https URL without a user name.");
            return null;
        }

        if (!rules.Allows(url))
        {
            json.Refuse("url", $"leads to {url.IdnHost}; allowed: this machine, private networks, names without a dot, and hosts in Emulator__AllowedTargets.");
        }

        if (bus is not null && form is not ReportForm.PutEvents)
        {
            json.Refuse("eventBusName", "is allowed only with form PutEvents.");
        }

        return new ReportTarget(url, form, bus);
    }
}
