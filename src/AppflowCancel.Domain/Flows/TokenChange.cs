using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

/// <summary>A client token was used: the answer for repeated requests. Published with the request's changes.</summary>
public sealed record TokenChange : FlowFact
{
    public required UsedToken Token { get; init; }
}

/// <param name="Key">The token within its scope.</param>
/// <param name="Parameters">A fingerprint of the parameters.</param>
/// <param name="Until">When it expires.</param>
/// <param name="Status">The status in the answer.</param>
/// <param name="Run">The run in the answer, if any.</param>
public sealed record UsedToken(string Key, string FlowName, string Parameters, Instant Until, FlowStatus Status, RunId? Run);
