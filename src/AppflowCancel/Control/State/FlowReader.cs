using System.Text.Json;
using AppflowCancel.Aws.Shapes;
using AppflowCancel.Control.Runs;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;
using AppflowCancel.Model;
using AppflowCancel.Operations.Flows;

namespace AppflowCancel.Control.State;

/// <summary>Reads a flow in a state document: as in CreateFlow, with every member except flowName optional.</summary>
internal static class FlowReader
{
    private static readonly CreateFlowValidator Model = new();

    private static readonly JsonElement OnDemand = Json("""{"triggerType":"OnDemand"}""");

    private static readonly JsonElement FromS3 =
        Json("""{"connectorType":"S3","sourceConnectorProperties":{"S3":{"bucketName":"source-bucket"}}}""");

    private static readonly JsonElement ToS3 =
        Json("""[{"connectorType":"S3","destinationConnectorProperties":{"S3":{"bucketName":"destination-bucket"}}}]""");

    private static readonly JsonElement MapAll = Json("""[{"sourceFields":[],"taskType":"Map_all"}]""");

    /// <summary>Null if invalid; the error is added to the document's errors.</summary>
    public static FlowState? Read(JsonObjectReader flow, RunPlan defaults, Instant now, RunAllowance allowance)
    {
        var request = new CreateFlowRequest
        {
            FlowName = flow.Text("flowName"),
            Description = flow.Text("description"),
            KmsArn = flow.Text("kmsArn"),
            TriggerConfig = Structure(flow, "triggerConfig", ModelShapes.TriggerConfig) ?? OnDemand,
            SourceFlowConfig = Structure(flow, "sourceFlowConfig", ModelShapes.SourceFlowConfig) ?? FromS3,
            DestinationFlowConfigList =
                Structure(flow, "destinationFlowConfigList", ModelShapes.DestinationFlowConfigList) ?? ToS3,
            Tasks = Structure(flow, "tasks", ModelShapes.Tasks) ?? MapAll,
            MetadataCatalogConfig = Structure(flow, "metadataCatalogConfig", ModelShapes.MetadataCatalogConfig),
            Tags = ReadTags(flow),
        };

        // Unknown members first: after a typo the correct member is missing, too, which is a worse message.
        flow.RejectUnknownMembers("flowStatus", "plan", "schedule", "runs", "createdAt", "lastUpdatedAt");
        if (flow.Errors.First is not null)
        {
            return null;
        }

        Check(flow, request);
        if (flow.Errors.First is not null)
        {
            return null;
        }

        var definition = FlowDefinitions.Of(request);
        var plan = flow.Object("plan") is { } given ? PlanDocument.Read(given) : RunPlanChanges.None;
        var planned = plan.ApplyTo(PlanTags.Read(request.Tags!, out _).ApplyTo(defaults));
        var createdAt = flow.Time("createdAt") ?? now;
        return new FlowState
        {
            Definition = definition,
            Status = ReadStatus(flow, definition.Trigger),
            CreatedAt = createdAt,
            LastUpdatedAt = flow.Time("lastUpdatedAt") ?? createdAt,
            Tags = request.Tags!,
            Plan = plan,
            Schedule = ReadSchedule(flow, definition.Schedule),
            Runs = ReadRuns(flow, planned, now, allowance),
            RunsNeedNoCopy = true,
        };
    }

    private static void Check(JsonObjectReader flow, CreateFlowRequest request)
    {
        if (Model.Violations(request) is [var first, ..])
        {
            flow.Errors.Add($"{flow.Path}: {first}");
        }
        else if (FlowDefinitions.Validate(request) is { } error)
        {
            flow.Errors.Add($"{flow.Path}: {error}");
        }

        PlanTags.Read(request.Tags!, out var badTag);
        if (badTag is not null)
        {
            flow.Errors.Add($"{flow.Path}.tags: {badTag}");
        }
    }

    private static JsonElement? Structure(JsonObjectReader flow, string member, Shape shape)
    {
        if (flow.Raw(member) is not { } value)
        {
            return null;
        }

        if (shape.FindTypeError(value) is { } error)
        {
            flow.Refuse(member, $"is of the wrong type: {error.Message ?? "a null in a list, or a number out of range"}.");
            return null;
        }

        if (shape.UnknownMemberIn(value, $"{flow.Path}.{member}") is { } unknown)
        {
            flow.Errors.Add(unknown);
        }

        return shape.Understood(value);
    }

    private static Dictionary<string, string> ReadTags(JsonObjectReader flow)
    {
        if (flow.Raw("tags") is not { } value)
        {
            return [];
        }

        if (ModelShapes.TagMap.FindTypeError(value) is { } error)
        {
            flow.Refuse("tags", $"is of the wrong type: {error.Message ?? "a null value"}; allowed: an object of strings.");
            return [];
        }

        return MapShape.Read(value);
    }

    private static FlowStatus ReadStatus(JsonObjectReader flow, TriggerType trigger) => trigger is TriggerType.OnDemand
        ? flow.OneOf("flowStatus", FlowStatus.Active) ?? FlowStatus.Active
        : flow.OneOf("flowStatus", FlowStatus.Draft, FlowStatus.Active, FlowStatus.Suspended) ?? FlowStatus.Draft;

    private static FlowSchedule? ReadSchedule(JsonObjectReader flow, Schedule? rule)
    {
        if (flow.Object("schedule") is not { } schedule)
        {
            return null;
        }

        var anchor = schedule.Time("anchor");
        var followedTo = schedule.Time("followedTo");
        var pulledTo = schedule.Time("pulledTo");
        schedule.RejectUnknownMembers();
        if (rule is null || anchor is null || followedTo < anchor)
        {
            flow.Refuse("schedule", "is allowed only for a scheduled flow, with an anchor that is not after followedTo.");
            return null;
        }

        return new FlowSchedule(rule, anchor.Value, followedTo, pulledTo);
    }

    private static List<Run> ReadRuns(JsonObjectReader flow, RunPlan plan, Instant now, RunAllowance allowance)
    {
        var given = flow.Objects("runs");
        var runs = new List<Run>(given.Count);
        var ids = new HashSet<RunId>(given.Count);
        foreach (var each in given)
        {
            if (RunReader.Read(each, plan, now) is not { } run)
            {
                break;
            }

            runs.Add(run);
            if (!ids.Add(run.Id))
            {
                each.Refuse("executionId", $"\"{run.Id}\" is a duplicate.");
            }

            if (allowance.Take(run, now) is { } tooMany)
            {
                flow.Errors.Add(tooMany);
                break;
            }
        }

        return runs;
    }

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
