using System.Globalization;
using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Domain.Flows;

/// <summary>
/// Tags that plan a flow's runs, for tests that have only an AWS SDK: <c>emulator:run-seconds</c> and its
/// siblings. Ours; on AWS they are ordinary tags.
/// </summary>
public static class PlanTags
{
    public const string Prefix = "emulator:";

    /// <summary>Maximum duration in a plan, in seconds: some thirty years.</summary>
    public const double MaxSeconds = 1_000_000_000;

    /// <summary>Maximum records per second, or bytes per record, in a plan.</summary>
    public const long MaxAmount = 1_000_000_000;

    private const string Seconds = "a number of seconds from 0 to 1000000000, or never";
    private const string Amount = "a whole number from 0 to 1000000000";

    /// <summary>The plan changes in the tags; <paramref name="error"/> names the first invalid tag and what is allowed.</summary>
    public static RunPlanChanges Read(IEnumerable<KeyValuePair<string, string>> tags, out string? error)
    {
        var plan = RunPlanChanges.None;
        error = null;
        foreach (var (key, value) in tags)
        {
            if (key.StartsWith(Prefix, StringComparison.Ordinal))
            {
                plan = Apply(plan, key, value, out var allowed);
                error ??= allowed is null ? null : $"Tag {key} has value '{value}', allowed: {allowed}.";
            }
        }

        return plan;
    }

    private static RunPlanChanges Apply(RunPlanChanges plan, string key, string value, out string? allowed)
    {
        allowed = null;
        switch (key[Prefix.Length..])
        {
            case "run-seconds":
                return plan with { RunFor = Duration(value, ref allowed) };
            case "cancel-seconds":
                return plan with { CancelFor = Duration(value, ref allowed) };
            case "batch-seconds":
                return plan with { BatchFor = Batch(value, ref allowed) };
            case "outcome":
                return plan with { Outcome = Status(value, ref allowed, RunStatus.Successful, RunStatus.Error) };
            case "cancel-outcome":
                return plan with
                {
                    CancelOutcome = Status(value, ref allowed, RunStatus.Canceled, RunStatus.Successful, RunStatus.Error),
                };
            case "error-message":
                return plan with { ErrorMessage = value };
            case "records-per-second":
                return plan with { RecordsPerSecond = Integer(value, ref allowed) };
            case "bytes-per-record":
                return plan with { BytesPerRecord = Integer(value, ref allowed) };
            default:
                allowed = "no such tag; the emulator's tags are emulator:run-seconds, cancel-seconds, batch-seconds, outcome, "
                    + "cancel-outcome, error-message, records-per-second and bytes-per-record";
                return plan;
        }
    }

    private static TimeSpan? Duration(string value, ref string? allowed)
    {
        if (value == "never")
        {
            return RunPlan.Never;
        }

        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and <= MaxSeconds)
        {
            return TimeSpan.FromMilliseconds(Math.Round(seconds * 1000));
        }

        allowed = Seconds;
        return null;
    }

    private static TimeSpan? Batch(string value, ref string? allowed)
    {
        if (Duration(value, ref allowed) is { Ticks: > 0 } batch)
        {
            return batch;
        }

        allowed = "a number of seconds from 0.001 to 1000000000, or never";
        return null;
    }

    private static long? Integer(string value, ref string? allowed)
    {
        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount <= MaxAmount)
        {
            return amount;
        }

        allowed = Amount;
        return null;
    }

    private static RunStatus? Status(string value, ref string? allowed, params ReadOnlySpan<RunStatus> statuses)
    {
        foreach (var status in statuses)
        {
            if (value == status.ToString())
            {
                return status;
            }
        }

        allowed = string.Join(" or ", statuses.ToArray());
        return null;
    }
}
