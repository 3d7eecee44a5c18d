using System.Text.Json;

namespace AppflowCancel.UnitTests;

/// <summary>Flows and registries that most tests start with.</summary>
internal static class TestFlows
{
    public static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>();

    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    public static FlowRegistry Registry(Limits? limits = null, RunPlan? plan = null, RunIds? ids = null) =>
        new(limits ?? new Limits(), plan ?? new RunPlan(), ids ?? RunIds.Seeded(1));

    public static FlowDefinition OnDemand(string name = "orders") => new()
    {
        Name = name,
        Source = new FlowEndpoint("S3", "from"),
        Destinations = [new FlowEndpoint("S3", "to")],
        TriggerConfig = Nothing,
        SourceFlowConfig = Nothing,
        DestinationFlowConfigList = Nothing,
        Tasks = Nothing,
    };

    public static FlowDefinition Scheduled(Schedule? schedule, string name = "orders") =>
        OnDemand(name) with { Trigger = TriggerType.Scheduled, Schedule = schedule };

    public static FlowDefinition OnEvents(string name = "orders") => OnDemand(name) with { Trigger = TriggerType.Event };

    public static Schedule Every(double seconds) => new() { Period = Seconds(seconds) };

    /// <summary>A flow created at T0, in its own registry.</summary>
    public static Flow Flow(
        FlowDefinition? definition = null, Limits? limits = null, RunPlan? plan = null, RunIds? ids = null) =>
        Registry(limits, plan, ids).With(definition ?? OnDemand());

    /// <summary>A scheduled flow created and activated at T0.</summary>
    public static Flow ActiveFlow(Schedule schedule, Limits? limits = null, RunPlan? plan = null)
    {
        var flow = Flow(Scheduled(schedule), limits, plan);
        Assert.Null(flow.Start(T0).Refusal);
        return flow;
    }

    public static Flow With(this FlowRegistry registry, FlowDefinition definition, params (string Key, string Value)[] tags)
    {
        Assert.Null(registry.Create(definition, tags.ToDictionary(t => t.Key, t => t.Value), null, T0).Refusal);
        return registry.Find(definition.Name)!;
    }
}
