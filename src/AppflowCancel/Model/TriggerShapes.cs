using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.Model;

/// <summary>Shapes of triggerConfig.</summary>
internal static class TriggerShapes
{
    public static readonly EnumShape TriggerType = new("Scheduled", "Event", "OnDemand");
    public static readonly StringShape ScheduleExpression = new(max: 256, pattern: Patterns.Line);
    public static readonly EnumShape DataPullMode = new("Incremental", "Complete");
    public static readonly TimestampShape Timestamp = new();
    public static readonly StringShape Timezone = new(max: 256, pattern: Patterns.Line);
    public static readonly IntegerShape ScheduleOffset = new(min: 0, max: 36000, wide: true);
    public static readonly IntegerShape FlowErrorDeactivationThreshold = new(min: 1, max: 100);

    public static readonly StructureShape ScheduledTriggerProperties = new StructureShape()
        .Required("scheduleExpression", ScheduleExpression)
        .Optional("dataPullMode", DataPullMode)
        .Optional("scheduleStartTime", Timestamp)
        .Optional("scheduleEndTime", Timestamp)
        .Optional("timezone", Timezone)
        .Optional("scheduleOffset", ScheduleOffset)
        .Optional("firstExecutionFrom", Timestamp)
        .Optional("flowErrorDeactivationThreshold", FlowErrorDeactivationThreshold);

    public static readonly StructureShape TriggerProperties = new StructureShape()
        .Optional("Scheduled", ScheduledTriggerProperties);

    public static readonly StructureShape TriggerConfig = new StructureShape()
        .Required("triggerType", TriggerType)
        .Optional("triggerProperties", TriggerProperties);
}
