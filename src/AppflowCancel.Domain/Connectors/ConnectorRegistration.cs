using System.Text.Json;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Connectors;

/// <summary>A custom connector that the account has registered. Its Lambda function is not called.</summary>
public sealed record ConnectorRegistration
{
    public required string Label { get; init; }

    public string? Description { get; init; }

    public required string LambdaArn { get; init; }

    public required Instant RegisteredAt { get; init; }

    /// <summary>Configuration members from a state document; the rest are those of a sample connector.</summary>
    public JsonElement? Configuration { get; init; }

    /// <summary>Entities of its profiles that define none.</summary>
    public IReadOnlyList<ConnectorEntity> Entities { get; init; } = [];
}
