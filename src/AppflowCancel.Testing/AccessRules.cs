namespace AppflowCancel.Testing;

/// <summary>Who may call a sandbox's AWS operations.</summary>
public sealed class AccessRules
{
    /// <summary>Whether AWS requests need a valid Signature Version 4 of one of the callers; the default is that any text passes.</summary>
    public bool VerifySignatures { get; init; }

    /// <summary>The access keys that belong to the account.</summary>
    public IReadOnlyList<AccessCaller> Callers { get; init; } = [];
}
