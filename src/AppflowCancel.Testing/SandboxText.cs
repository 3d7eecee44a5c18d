using System.Globalization;
using System.Text;

namespace AppflowCancel.Testing;

/// <summary>Formats a sandbox's state for the message of a failing test.</summary>
internal static class SandboxText
{
    public static string Of(DateTimeOffset instant) => instant.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    public static string Of(ClockReading clock) => clock.IsFrozen
        ? $"{Of(clock.Now)}, frozen"
        : $"{Of(clock.Now)}, running at rate {clock.Rate.ToString(CultureInfo.InvariantCulture)}";

    public static string Of(IReadOnlyList<TimelineEntry> timeline) => string.Join(
        '\n', timeline.Select(entry => $"    {Of(entry.At)} {entry.Status}: {entry.Cause}"));

    public static string Of(FaultRuleState fault)
    {
        var rule = fault.Rule;
        var what = rule.DropConnection ? "dropped connection" : rule.Error ?? "delay";
        return $"{what} for {rule.Operation ?? "every operation"}, flow {rule.FlowName ?? "any"}: applied to {fault.Applied} of {fault.Seen} requests";
    }

    public static string Of(RecordedRequest request)
    {
        var text = new StringBuilder($"{Of(request.At)} {request.Operation} {request.FlowName}");
        text.AppendJoin("", request.ExecutionIds.Select(id => $" {id}"));
        text.Append(CultureInfo.InvariantCulture, $" -> {request.Status?.ToString(CultureInfo.InvariantCulture) ?? "no answer"}");
        text.Append(request.ErrorType is { } error ? $" {error}" : "");
        text.Append(request.InvalidExecutions.Count > 0 ? $", invalid: {string.Join(' ', request.InvalidExecutions)}" : "");
        return text.Append(request.Attempt is { } attempt ? $", attempt {attempt}" : "").ToString();
    }
}
