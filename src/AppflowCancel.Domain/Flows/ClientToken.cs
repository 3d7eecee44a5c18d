namespace AppflowCancel.Domain.Flows;

/// <summary>A clientToken with a fingerprint of the request's parameters.</summary>
public sealed record ClientToken(string Value, string Parameters);
