using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

/// <summary>A client token that a request brought for the first time, before it is known what the request will be answered.</summary>
internal sealed record TokenUse(string Key, string FlowName, string Parameters, Instant Until);
