using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Domain.Flows;

/// <summary>A transition of one run, with its flow.</summary>
public sealed record FlowTransition(string FlowName, RunId Run, RunTransition Entry);
