using System.Text.Json.Serialization;

namespace AppflowCancel.Testing;

/// <summary>What an account's clock shows.</summary>
public sealed record ClockReading
{
    /// <summary>The account's time, to the millisecond.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Whether it stands still.</summary>
    [JsonPropertyName("frozen")]
    public required bool IsFrozen { get; init; }

    /// <summary>Seconds of the account for each second outside, when it is not frozen.</summary>
    public required double Rate { get; init; }
}
