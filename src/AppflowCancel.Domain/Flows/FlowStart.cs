using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Domain.Flows;

/// <summary>What starting or stopping a flow led to: its status, and the run that began, if one did.</summary>
public sealed record FlowStart(FlowStatus Status, RunId? Run);
