using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Domain.Flows;

/// <summary>A flow with its latest runs as facts, enough to compute their status at any instant.</summary>
/// <param name="RunCount">Number of the flow's runs; <paramref name="Runs"/> may be a part of them.</param>
/// <param name="Runs">Newest first: due ones, then started ones; every active run is among them.</param>
public sealed record FlowOverview(FlowDefinition Definition, FlowStatus Status, int RunCount, IReadOnlyList<Run> Runs);
