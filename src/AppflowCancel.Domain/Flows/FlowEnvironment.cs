using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Domain.Flows;

/// <summary>What a flow shares with the others of its registry.</summary>
internal sealed record FlowEnvironment(
    Limits Limits,
    RunPlan DefaultPlan,
    RunIds Ids,
    ActiveRunCount ActiveRuns);
