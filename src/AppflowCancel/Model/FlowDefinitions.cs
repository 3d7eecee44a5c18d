using System.Text.Json;
using System.Text.Json.Nodes;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Time;
using AppflowCancel.Text;

namespace AppflowCancel.Model;

/// <summary>Builds a flow definition from a valid request, with AppFlow's recorded normalisations.</summary>
internal static class FlowDefinitions
{
    public static FlowDefinition Of(FlowRequest request)
    {
        var trigger = request.TriggerConfig!.Value;
        var source = request.SourceFlowConfig!.Value;
        var destinations = request.DestinationFlowConfigList!.Value;
        return new FlowDefinition
        {
            Name = request.FlowName!,
            Description = request.Description,
            KmsArn = request.KmsArn,
            Trigger = Enum.Parse<TriggerType>(trigger.GetProperty("triggerType").GetString()!),
            Schedule = ScheduleOf(trigger),
            Source = EndpointOf(source, "sourceConnectorProperties"),
            Destinations = [.. destinations.EnumerateArray().Select(each => EndpointOf(each, "destinationConnectorProperties"))],
            ConnectorProfiles = [.. destinations.EnumerateArray().Prepend(source).Select(ProfileOf).OfType<string>().Distinct()],
            TriggerConfig = Changed(trigger, config => config.TryAdd("triggerProperties", new JsonObject())),
            SourceFlowConfig = source,
            DestinationFlowConfigList = ChangedEach(destinations, FillInS3Output),
            Tasks = ChangedEach(request.Tasks!.Value, task => task.TryAdd("taskProperties", new JsonObject())),
            MetadataCatalogConfig = request.MetadataCatalogConfig,
        };
    }

    /// <summary>Checks beyond the model; returns null for a valid request.</summary>
    public static string? Validate(FlowRequest request)
    {
        if (!IsFromS3(request) && !request.Tasks!.Value.EnumerateArray().Any(IsProjectionOrMapAll))
        {
            // Recorded from AWS, for Salesforce and custom connectors. Reported: with an S3 source, a flow with a single Map task is created.
            return "Task Validation Error: You must specify a projection task or a MAP_ALL task";
        }

        return ScheduleProperties(request.TriggerConfig!.Value) is { } schedule ? ValidateSchedule(schedule) : null;
    }

    private static string? ValidateSchedule(JsonElement schedule)
    {
        var expression = schedule.GetProperty("scheduleExpression").GetString()!;
        if (!Schedule.TryParsePeriod(expression, out _))
        {
            return $"scheduleExpression {expression} is not of the form rate(5minutes), with minutes, hours or days, at most 366 days";
        }

        foreach (var time in (ReadOnlySpan<string>)["scheduleStartTime", "scheduleEndTime", "firstExecutionFrom"])
        {
            if (schedule.TryGetProperty(time, out var seconds) && InstantOf(seconds) is null)
            {
                return $"{time} {seconds} is not a number of seconds from 1970 to the year 9999";
            }
        }

        return null;
    }

    private static bool IsFromS3(FlowRequest request) =>
        request.SourceFlowConfig!.Value.GetProperty("connectorType").GetString() == "S3";

    private static bool IsProjectionOrMapAll(JsonElement task) =>
        task.GetProperty("taskType").GetString() == "Map_all"
        || (task.TryGetProperty("connectorOperator", out var operators)
            && operators.EnumerateObject().Any(each => each.Value.GetString() == "PROJECTION"));

    private static Schedule? ScheduleOf(JsonElement trigger)
    {
        if (trigger.GetProperty("triggerType").GetString() != nameof(TriggerType.Scheduled)
            || ScheduleProperties(trigger) is not { } schedule
            || !Schedule.TryParsePeriod(schedule.GetProperty("scheduleExpression").GetString()!, out var period))
        {
            return null;
        }

        return new Schedule
        {
            Period = period,
            StartTime = InstantIn(schedule, "scheduleStartTime"),
            EndTime = InstantIn(schedule, "scheduleEndTime"),
            FirstExecutionFrom = InstantIn(schedule, "firstExecutionFrom"),
            Offset = schedule.TryGetProperty("scheduleOffset", out var offset) ? TimeSpan.FromSeconds(offset.GetInt64()) : default,
            Incremental = schedule.TryGetProperty("dataPullMode", out var mode) && mode.GetString() == "Incremental",
        };
    }

    private static JsonElement? ScheduleProperties(JsonElement trigger) =>
        trigger.TryGetProperty("triggerProperties", out var properties) && properties.TryGetProperty("Scheduled", out var schedule)
            ? schedule
            : null;

    private static Instant? InstantIn(JsonElement schedule, string member) =>
        schedule.TryGetProperty(member, out var seconds) ? InstantOf(seconds) : null;

    private static Instant? InstantOf(JsonElement seconds)
    {
        var milliseconds = seconds.GetDouble() * 1000;
        return milliseconds >= 0 && milliseconds <= Instant.Last.Milliseconds ? new Instant((long)Math.Round(milliseconds)) : null;
    }

    private static string? ProfileOf(JsonElement config) =>
        config.TryGetProperty("connectorProfileName", out var name) ? name.GetString() : null;

    // The member that names the object depends on the connector. Recorded: the prefix of a bucket is part of it.
    private static FlowEndpoint EndpointOf(JsonElement config, string propertiesMember)
    {
        var resource = "";
        foreach (var connector in config.GetProperty(propertiesMember).EnumerateObject())
        {
            foreach (var member in (ReadOnlySpan<string>)["object", "objectPath", "entityName", "bucketName", "bucketPrefix", "domainName"])
            {
                if (connector.Value.TryGetProperty(member, out var value) && value.GetString() is not "")
                {
                    resource += $"{connector.Name}:{value.GetString()};";
                }
            }
        }

        return new FlowEndpoint(config.GetProperty("connectorType").GetString()!, resource);
    }

    // Recorded: AppFlow fills in the defaults of an S3 destination's output format.
    private static void FillInS3Output(JsonObject destination)
    {
        if (destination["destinationConnectorProperties"]?["S3"] is not JsonObject s3)
        {
            return;
        }

        s3.TryAdd("s3OutputFormatConfig", new JsonObject());
        var format = s3["s3OutputFormatConfig"]!.AsObject();
        format.TryAdd("prefixConfig", new JsonObject());
        format.TryAdd("aggregationConfig", new JsonObject());
        format["aggregationConfig"]!.AsObject().TryAdd("aggregationType", "None");
    }

    private static JsonElement ChangedEach(JsonElement list, Action<JsonObject> change)
    {
        var array = JsonArray.Create(list)!;
        foreach (var element in array)
        {
            change(element!.AsObject());
        }

        return JsonBuilder.Build(list, json => array.WriteTo(json));
    }

    private static JsonElement Changed(JsonElement structure, Action<JsonObject> change)
    {
        var node = JsonObject.Create(structure)!;
        change(node);
        return JsonBuilder.Build(structure, json => node.WriteTo(json));
    }
}
