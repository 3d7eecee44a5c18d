using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

/// <summary>A new client token whose request has not been answered yet.</summary>
/// <param name="Resource">What the request concerns: a flow, a connector or a connector profile of the registry that remembers it.</param>
internal sealed record TokenUse(string Key, string Resource, string Parameters, Instant Until);
