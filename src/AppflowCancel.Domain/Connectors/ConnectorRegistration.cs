using System.Text.Json;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Connectors;

/// <summary>A custom connector that the account has registered. There is no Lambda function to ask for its configuration.</summary>
public sealed record ConnectorRegistration
{
    public required string Label { get; init; }

    public string? Description { get; init; }

    public required string LambdaArn { get; init; }

    public required Instant RegisteredAt { get; init; }

    /// <summary>What a state document says of the configuration; the rest is that of a sample connector.</summary>
    public JsonElement? Configuration { get; init; }

    /// <summary>The entities of each profile that has none of its own.</summary>
    public IReadOnlyList<ConnectorEntity> Entities { get; init; } = [];
}
