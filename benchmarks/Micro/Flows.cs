using System.Text.Json;
using AppflowCancel.Domain;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Benchmarks;

/// <summary>Flows for the measurements.</summary>
internal static class Flows
{
    public const string Name = "orders";

    public static readonly Instant Start = new(1_790_000_000_000);

    public static FlowRegistry Registry(RunPlan plan)
    {
        var limits = new Limits { ConcurrentRuns = int.MaxValue, FinishedRunsKept = int.MaxValue };
        var registry = new FlowRegistry(limits, plan, RunIds.Random);
        registry.Create(Definition(), new Dictionary<string, string>(), null, Start);
        return registry;
    }

    private static FlowDefinition Definition()
    {
        using var nothing = JsonDocument.Parse("{}");
        var json = nothing.RootElement.Clone();
        return new FlowDefinition
        {
            Name = Name,
            Trigger = TriggerType.OnDemand,
            Source = new FlowEndpoint("S3", "source-bucket"),
            Destinations = [new FlowEndpoint("S3", "target-bucket")],
            TriggerConfig = json,
            SourceFlowConfig = json,
            DestinationFlowConfigList = json,
            Tasks = json,
        };
    }
}
