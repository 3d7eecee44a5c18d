using System.Text.Json.Serialization;

namespace AppflowCancel.Testing;

/// <summary>A reading of an account's clock.</summary>
public sealed record ClockReading
{
    /// <summary>The account's time, to the millisecond.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Whether the clock is frozen.</summary>
    [JsonPropertyName("frozen")]
    public required bool IsFrozen { get; init; }

    /// <summary>Virtual seconds per real second, when not frozen.</summary>
    public required double Rate { get; init; }
}
