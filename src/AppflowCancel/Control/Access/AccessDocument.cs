using System.Text.Json;
using AppflowCancel.Domain.Access;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control.Access;

/// <summary>The access document as received, with secrets.</summary>
internal sealed record AccessBody
{
    public SignatureMode? Signatures { get; init; }

    public IReadOnlyList<CallerBody>? Callers { get; init; }
}

/// <summary>A caller as received.</summary>
internal sealed record CallerBody
{
    public required string AccessKeyId { get; init; }

    public string? SecretAccessKey { get; init; }

    public string? SessionToken { get; init; }

    public Instant? ExpiresAt { get; init; }

    public string? Arn { get; init; }

    /// <summary>IAM policies.</summary>
    public IReadOnlyList<JsonElement>? Policies { get; init; }
}

/// <summary>The access document in answers, without secrets.</summary>
internal sealed record AccessAnswer(SignatureMode Signatures, IReadOnlyList<CallerAnswer> Callers)
{
    public static AccessAnswer Of(AccessSettings access) => new(access.Signatures, [.. access.Callers.Select(CallerAnswer.Of)]);
}

/// <summary>A caller without secrets.</summary>
internal sealed record CallerAnswer(string AccessKeyId, Instant? ExpiresAt, string Arn, IReadOnlyList<JsonElement>? Policies)
{
    public static CallerAnswer Of(AccessCaller caller) => new(
        caller.AccessKeyId, caller.ExpiresAt, caller.Arn, caller.Policies is { } policies ? [.. policies.Select(policy => policy.Document)] : null);
}
