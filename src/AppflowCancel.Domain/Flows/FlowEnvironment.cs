using AppflowCancel.Domain.Changes;
using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Domain.Flows;

/// <summary>Dependencies that the flows of one registry share.</summary>
internal sealed record FlowEnvironment(
    Limits Limits,
    RunPlan DefaultPlan,
    RunIds Ids,
    ActiveRunCount ActiveRuns,
    ChangeSource Changes,
    string Region);
