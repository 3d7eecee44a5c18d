using System.Text.Json.Serialization;

namespace AppflowCancel.Testing;

/// <summary>A transition of a run while the clock moved.</summary>
public sealed record RunTransition
{
    /// <summary>The run's flow.</summary>
    public required string FlowName { get; init; }

    /// <summary>AWS's executionId.</summary>
    [JsonPropertyName("executionId")]
    public required string RunId { get; init; }

    /// <summary>The new status.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>The time, on the account's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The cause, such as <c>completed</c>.</summary>
    public required string Cause { get; init; }
}
