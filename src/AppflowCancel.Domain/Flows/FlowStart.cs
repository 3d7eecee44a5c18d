using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Domain.Flows;

/// <summary>Result of StartFlow or StopFlow: the flow's status, and the run that started, if any.</summary>
public sealed record FlowStart(FlowStatus Status, RunId? Run);
