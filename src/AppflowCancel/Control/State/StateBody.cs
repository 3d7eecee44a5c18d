using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using AppflowCancel.Control.Access;
using AppflowCancel.Control.Clock;
using AppflowCancel.Control.Connectors;
using AppflowCancel.Control.Events;
using AppflowCancel.Control.Faults;
using AppflowCancel.Control.Runs;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control.State;

/// <summary>A state document in the API description; read by <see cref="StateReader"/> and written by <see cref="StateWriter"/>.</summary>
internal sealed record StateBody
{
    [RegularExpression("^[0-9]{12}$")]
    public string? Account { get; init; }

    public string? Region { get; init; }

    public Instant? Now { get; init; }

    public bool? Frozen { get; init; }

    [Range(ClockRoutes.MinRate, ClockRoutes.MaxRate)]
    public double? Rate { get; init; }

    public IReadOnlyList<FlowBody>? Flows { get; init; }

    public IReadOnlyList<ProfileBody>? ConnectorProfiles { get; init; }

    public IReadOnlyList<RegisteredConnectorBody>? Connectors { get; init; }

    public IReadOnlyList<FaultDocument>? Faults { get; init; }

    public AccessBody? Access { get; init; }

    public IReadOnlyList<TargetDocument>? ReportTargets { get; init; }
}

/// <summary>A flow as in CreateFlow, with only its name required, and its later state.</summary>
internal sealed record FlowBody
{
    public required string FlowName { get; init; }

    public string? Region { get; init; }

    public string? Description { get; init; }

    public string? KmsArn { get; init; }

    public JsonElement? TriggerConfig { get; init; }

    public JsonElement? SourceFlowConfig { get; init; }

    public JsonElement? DestinationFlowConfigList { get; init; }

    public JsonElement? Tasks { get; init; }

    public JsonElement? MetadataCatalogConfig { get; init; }

    [AllowedValues(Domain.Flows.FlowStatus.Active, Domain.Flows.FlowStatus.Draft, Domain.Flows.FlowStatus.Suspended)]
    public FlowStatus? FlowStatus { get; init; }

    public Instant? CreatedAt { get; init; }

    public Instant? LastUpdatedAt { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public PlanDocument? Plan { get; init; }

    public ScheduleBody? Schedule { get; init; }

    public IReadOnlyList<RunBody>? Runs { get; init; }
}

/// <summary>Progress of a scheduled flow.</summary>
internal sealed record ScheduleBody(Instant Anchor, Instant? FollowedTo, Instant? PulledTo);
