using System.Globalization;
using System.Text.RegularExpressions;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

/// <summary>When an active scheduled flow runs. Computed from an instant, never stored.</summary>
public sealed partial record Schedule
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public required TimeSpan Period { get; init; }

    public Instant? StartTime { get; init; }

    /// <summary>No run is due after this instant.</summary>
    public Instant? EndTime { get; init; }

    /// <summary>A run starts this long after the instant up to which it pulls data.</summary>
    public TimeSpan Offset { get; init; }

    /// <summary>Start of the first incremental pull; AWS: 30 days back by default.</summary>
    public Instant? FirstExecutionFrom { get; init; }

    public bool Incremental { get; init; }

    /// <summary>Reads <c>rate(5minutes)</c>, the one form AWS documents; minutes, hours and days, up to a year.</summary>
    public static bool TryParsePeriod(string expression, out TimeSpan period)
    {
        period = default;
        if (Rate().Match(expression) is not { Success: true } rate
            || !int.TryParse(rate.Groups["count"].Value, CultureInfo.InvariantCulture, out var count)
            || count < 1)
        {
            return false;
        }

        period = rate.Groups["unit"].Value switch
        {
            "minute" => TimeSpan.FromMinutes(count),
            "hour" => TimeSpan.FromHours(count),
            _ => TimeSpan.FromDays(count),
        };
        return period <= Longest;
    }

    /// <summary>The first due instant at or after <paramref name="earliest"/> of a schedule counted from <paramref name="anchor"/>.</summary>
    /// <returns><see cref="Instant.Never"/> when the schedule has ended.</returns>
    public Instant DueFrom(Instant anchor, Instant earliest)
    {
        var due = anchor;
        if (earliest > anchor)
        {
            var periods = ((earliest - anchor).Ticks + Period.Ticks - 1) / Period.Ticks;
            due = anchor + TimeSpan.FromTicks(periods * Period.Ticks);
        }

        return due > EndTime || due > Instant.Last ? Instant.Never : due;
    }

    [GeneratedRegex(@"\Arate\(\s*(?<count>[0-9]{1,6})\s*(?<unit>minute|hour|day)s?\s*\)\z")]
    private static partial Regex Rate();
}
