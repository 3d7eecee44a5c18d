namespace AppflowCancel.Testing;

/// <summary>Credentials, and what they may do. Not a record: one would print the secrets.</summary>
public sealed class AccessCaller
{
    /// <summary>Any text; it can be listed in one sandbox only.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>What the caller signs with; needed to verify it. Never read back.</summary>
    public string? SecretAccessKey { get; init; }

    /// <summary>The session token of temporary credentials. Never read back.</summary>
    public string? SessionToken { get; init; }

    /// <summary>When the credentials expire, in real time; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The principal in the messages of refusals; null: a user named after the access key.</summary>
    public string? Arn { get; init; }

    /// <summary>IAM policy documents, each as JSON. Null: the caller may do everything; empty: nothing.</summary>
    public IReadOnlyList<string>? Policies { get; init; }
}
