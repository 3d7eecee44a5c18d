using System.Text.Json;
using AppflowCancel.Aws.Shapes;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;
using AppflowCancel.Operations;

namespace AppflowCancel.Control;

/// <summary>Reads a flow of a state document: as CreateFlow takes it, with every member but flowName optional.</summary>
internal static class FlowReader
{
    private static readonly CreateFlowValidator Model = new();

    private static readonly JsonElement OnDemand = Json("""{"triggerType":"OnDemand"}""");

    private static readonly JsonElement FromS3 =
        Json("""{"connectorType":"S3","sourceConnectorProperties":{"S3":{"bucketName":"source-bucket"}}}""");

    private static readonly JsonElement ToS3 =
        Json("""[{"connectorType":"S3","destinationConnectorProperties":{"S3":{"bucketName":"destination-bucket"}}}]""");

    private static readonly JsonElement MapAll = Json("""[{"sourceFields":[],"taskType":"Map_all"}]""");

    /// <summary>Null when something is wrong, which is among the document's mistakes.</summary>
    public static FlowState? Read(StrictObject flow, RunPlan defaults, Instant now)
    {
        var request = new FlowRequest
        {
            FlowName = flow.Text("flowName"),
            Description = flow.Text("description"),
            KmsArn = flow.Text("kmsArn"),
            TriggerConfig = Structure(flow, "triggerConfig", TriggerShapes.TriggerConfig) ?? OnDemand,
            SourceFlowConfig = Structure(flow, "sourceFlowConfig", SourceShapes.SourceFlowConfig) ?? FromS3,
            DestinationFlowConfigList =
                Structure(flow, "destinationFlowConfigList", DestinationShapes.DestinationFlowConfigList) ?? ToS3,
            Tasks = Structure(flow, "tasks", TaskShapes.Tasks) ?? MapAll,
            MetadataCatalogConfig = Structure(flow, "metadataCatalogConfig", CatalogShapes.MetadataCatalogConfig),
            Tags = ReadTags(flow),
        };

        // Told before what is missing: a mistyped name leaves the right one missing.
        flow.NothingElse("flowStatus", "plan", "schedule", "runs", "createdAt", "lastUpdatedAt");
        if (flow.Mistakes.First is not null)
        {
            return null;
        }

        Check(flow, request);
        if (flow.Mistakes.First is not null)
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
            Runs = ReadRuns(flow, planned, now),
        };
    }

    private static void Check(StrictObject flow, FlowRequest request)
    {
        if (Model.Validate(request) is { IsValid: false, Errors: [var first, ..] })
        {
            flow.Mistakes.Add($"{flow.Path}: {first.ErrorMessage}");
        }
        else if (FlowDefinitions.MistakeIn(request) is { } mistake)
        {
            flow.Mistakes.Add($"{flow.Path}: {mistake}");
        }

        PlanTags.Read(request.Tags!, out var badTag);
        if (badTag is not null)
        {
            flow.Mistakes.Add($"{flow.Path}.tags: {badTag}");
        }
    }

    private static JsonElement? Structure(StrictObject flow, string member, Shape shape)
    {
        if (flow.Raw(member) is not { } value)
        {
            return null;
        }

        if (shape.TypeMistakeIn(value) is { } mistake)
        {
            flow.Refuse(member, $"is of the wrong type: {mistake.Message ?? "a null in a list, or a number out of range"}.");
            return null;
        }

        if (shape.UnknownMemberIn(value, $"{flow.Path}.{member}") is { } unknown)
        {
            flow.Mistakes.Add(unknown);
        }

        return shape.Understood(value);
    }

    private static Dictionary<string, string> ReadTags(StrictObject flow)
    {
        if (flow.Raw("tags") is not { } value)
        {
            return [];
        }

        if (RequestShapes.TagMap.TypeMistakeIn(value) is { } mistake)
        {
            flow.Refuse("tags", $"is of the wrong type: {mistake.Message ?? "a null value"}; allowed: an object of texts.");
            return [];
        }

        return MapShape.Read(value);
    }

    private static FlowStatus ReadStatus(StrictObject flow, TriggerType trigger) => trigger is TriggerType.OnDemand
        ? flow.OneOf("flowStatus", FlowStatus.Active) ?? FlowStatus.Active
        : flow.OneOf("flowStatus", FlowStatus.Draft, FlowStatus.Active, FlowStatus.Suspended) ?? FlowStatus.Draft;

    private static FlowSchedule? ReadSchedule(StrictObject flow, Schedule? rule)
    {
        if (flow.Object("schedule") is not { } schedule)
        {
            return null;
        }

        var anchor = schedule.Time("anchor");
        var followedTo = schedule.Time("followedTo");
        var pulledTo = schedule.Time("pulledTo");
        schedule.NothingElse();
        if (rule is null || anchor is null || followedTo < anchor)
        {
            flow.Refuse("schedule", "goes with a scheduled flow, and has an anchor that is not after followedTo.");
            return null;
        }

        return new FlowSchedule(rule, anchor.Value, followedTo, pulledTo);
    }

    private static List<Run> ReadRuns(StrictObject flow, RunPlan plan, Instant now)
    {
        var runs = new List<Run>();
        var ids = new HashSet<RunId>();
        foreach (var each in flow.Objects("runs"))
        {
            if (RunReader.Read(each, plan, now) is { } run)
            {
                runs.Add(run);
                if (!ids.Add(run.Id))
                {
                    each.Refuse("executionId", $"\"{run.Id}\" is there twice.");
                }
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
