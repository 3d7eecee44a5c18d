using System.Text.Json;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control.Connectors;

/// <summary>A connector profile in a state document, in the form of DescribeConnectorProfiles. It contains no credentials.</summary>
internal sealed record ProfileBody
{
    public required string ConnectorProfileName { get; init; }

    public string? Region { get; init; }

    public required string ConnectorType { get; init; }

    public string? ConnectorLabel { get; init; }

    public ConnectionMode? ConnectionMode { get; init; }

    public JsonElement? ConnectorProfileProperties { get; init; }

    public Instant? CreatedAt { get; init; }

    public Instant? LastUpdatedAt { get; init; }

    public PrivateConnectionBody? PrivateConnection { get; init; }

    public IReadOnlyList<EntityBody>? Entities { get; init; }
}

/// <summary>When a private connection is provisioned or, with a cause, fails.</summary>
internal sealed record PrivateConnectionBody(Instant? ProvisionedAt, string? FailureCause, string? FailureMessage);

/// <summary>A registered connector in a state document.</summary>
internal sealed record RegisteredConnectorBody
{
    public required string ConnectorLabel { get; init; }

    public string? Region { get; init; }

    public string? Description { get; init; }

    public JsonElement? ConnectorProvisioningConfig { get; init; }

    public Instant? RegisteredAt { get; init; }

    public JsonElement? ConnectorConfiguration { get; init; }

    public IReadOnlyList<EntityBody>? Entities { get; init; }
}

/// <summary>An entity, with its fields in the form of DescribeConnectorEntity, and the entities nested below it.</summary>
internal sealed record EntityBody
{
    public required string Name { get; init; }

    public string? Label { get; init; }

    public string? Group { get; init; }

    public JsonElement? Fields { get; init; }

    public IReadOnlyList<EntityBody>? Entities { get; init; }
}
