using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

/// <summary>A client token was used: what was answered, so that a repetition gets the same. Published with what the request changed.</summary>
public sealed record TokenChange : FlowFact
{
    public required UsedToken Token { get; init; }
}

/// <param name="Key">The token within its scope.</param>
/// <param name="Parameters">A text that is the same for the same parameters.</param>
/// <param name="Until">When it may be forgotten.</param>
/// <param name="Status">The status that was answered.</param>
/// <param name="Run">The run that was answered, if one was.</param>
public sealed record UsedToken(string Key, string FlowName, string Parameters, Instant Until, FlowStatus Status, RunId? Run);
