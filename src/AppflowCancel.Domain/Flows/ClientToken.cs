namespace AppflowCancel.Domain.Flows;

/// <summary>A clientToken with a fingerprint of the request's parameters.</summary>
public sealed record ClientToken(string Value, string Parameters)
{
    /// <summary>Whether the parameters include credentials: only a salted digest of them is then remembered and stored.</summary>
    public bool HasSecrets { get; init; }

    /// <summary>What is remembered of the parameters.</summary>
    internal string ToRemember() => HasSecrets ? SaltedDigest.Of(Parameters) : Parameters;

    internal bool Matches(string remembered) => HasSecrets ? SaltedDigest.Matches(remembered, Parameters) : remembered == Parameters;
}
