using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

/// <summary>A new client token whose request has not been answered yet.</summary>
internal sealed record TokenUse(string Key, string FlowName, string Parameters, Instant Until);
