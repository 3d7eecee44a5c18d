using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Domain.Flows;

/// <summary>A line of the story of one flow's run.</summary>
public sealed record FlowTransition(string FlowName, RunId Run, RunTransition Entry);
