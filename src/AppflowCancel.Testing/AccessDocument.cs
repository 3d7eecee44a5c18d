using System.Text.Json;

namespace AppflowCancel.Testing;

/// <summary>Access rules in requests and, without secrets, in answers of the control API.</summary>
internal sealed record AccessDocument(string Signatures, IReadOnlyList<CallerDocument> Callers)
{
    private const string Verified = "Verified";

    public static AccessDocument Of(AccessRules rules) =>
        new(rules.VerifySignatures ? Verified : "Ignored", [.. rules.Callers.Select(CallerDocument.Of)]);

    public AccessRules ToRules() => new() { VerifySignatures = Signatures == Verified, Callers = [.. Callers.Select(caller => caller.ToCaller())] };
}

internal sealed class CallerDocument
{
    public required string AccessKeyId { get; init; }

    public string? SecretAccessKey { get; init; }

    public string? SessionToken { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string? Arn { get; init; }

    public IReadOnlyList<JsonElement>? Policies { get; init; }

    public static CallerDocument Of(AccessCaller caller) => new()
    {
        AccessKeyId = caller.AccessKeyId,
        SecretAccessKey = caller.SecretAccessKey,
        SessionToken = caller.SessionToken,
        ExpiresAt = caller.ExpiresAt,
        Arn = caller.Arn,
        Policies = caller.Policies is { } policies ? [.. policies.Select(Parse)] : null,
    };

    public AccessCaller ToCaller() => new()
    {
        AccessKeyId = AccessKeyId,
        ExpiresAt = ExpiresAt,
        Arn = Arn,
        Policies = Policies is { } policies ? [.. policies.Select(policy => policy.GetRawText())] : null,
    };

    private static JsonElement Parse(string policy)
    {
        try
        {
            using var document = JsonDocument.Parse(policy);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new AppflowControlException($"A policy is not JSON: {exception.Message}", null, null, exception);
        }
    }
}
