using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Access;

/// <summary>A user or role that may call an account.</summary>
public sealed class AccessCaller
{
    public required string AccessKeyId { get; init; }

    /// <summary>Null if the caller never signs with it.</summary>
    public string? SecretAccessKey { get; init; }

    /// <summary>Set for temporary credentials; null for long-term ones.</summary>
    public string? SessionToken { get; init; }

    /// <summary>Expiry of the credentials, in real time; null for none.</summary>
    public Instant? ExpiresAt { get; init; }

    public required string Arn { get; init; }

    /// <summary>What it may do: everything when null, nothing when empty.</summary>
    public IReadOnlyList<Policy>? Policies { get; init; }

    /// <summary>Without secrets.</summary>
    public override string ToString() => AccessKeyId;
}
