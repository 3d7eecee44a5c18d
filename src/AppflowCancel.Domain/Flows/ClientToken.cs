namespace AppflowCancel.Domain.Flows;

/// <summary>A clientToken, and a text that is the same for the same parameters and differs for others.</summary>
public sealed record ClientToken(string Value, string Parameters);
