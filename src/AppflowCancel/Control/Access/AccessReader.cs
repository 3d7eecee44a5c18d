using System.Text.Json;
using AppflowCancel.Domain.Access;
using AppflowCancel.Text;

namespace AppflowCancel.Control.Access;

/// <summary>Reads an access document. Errors never repeat a value: it might be a secret.</summary>
internal static class AccessReader
{
    private const int MaxSecretLength = 4_096;
    private const int MaxCallers = 1_000;

    /// <returns>Valid only if the document has no errors.</returns>
    public static AccessSettings Read(JsonObjectReader json, string account)
    {
        var mode = json.OneOf("signatures", SignatureMode.Ignored, SignatureMode.Verified) ?? SignatureMode.Ignored;
        var given = Objects(json, "callers");
        if (given.Count > MaxCallers)
        {
            json.Refuse("callers", $"has {given.Count} callers; allowed: up to {MaxCallers}.");
            return AccessSettings.Open;
        }

        List<AccessCaller> callers = [.. given.Select(caller => ReadCaller(caller, mode, account))];
        json.RejectUnknownMembers();
        for (var i = 0; i < callers.Count; i++)
        {
            if (callers.FindIndex(other => other.AccessKeyId == callers[i].AccessKeyId) < i)
            {
                json.Errors.Add($"{json.Path}.callers[{i}].accessKeyId is a duplicate; each caller needs its own access key.");
            }
        }

        return json.Errors.First is null ? new AccessSettings(mode, callers) : AccessSettings.Open;
    }

    /// <summary>The member as an object; an error does not repeat its value.</summary>
    public static JsonObjectReader? Object(JsonObjectReader json, string member)
    {
        var value = json.Raw(member);
        if (value is null or { ValueKind: JsonValueKind.Object })
        {
            return value is null ? null : json.Object(member);
        }

        json.Refuse(member, "must be an object.");
        return null;
    }

    private static AccessCaller ReadCaller(JsonObjectReader json, SignatureMode mode, string account)
    {
        var key = Secret(json, "accessKeyId");
        if (key is null || !IsAccessKeyId(key))
        {
            json.Refuse("accessKeyId", "must be 1 to 128 letters, digits, underscores or hyphens.");
        }

        var secret = Secret(json, "secretAccessKey");
        if (secret is null && mode is SignatureMode.Verified)
        {
            json.Refuse("secretAccessKey", "is required when signatures are Verified.");
        }

        var caller = new AccessCaller
        {
            AccessKeyId = key ?? "",
            SecretAccessKey = secret,
            SessionToken = Secret(json, "sessionToken"),
            ExpiresAt = json.Time("expiresAt"),
            Arn = ReadArn(json) ?? $"arn:aws:iam::{account}:user/{key}",
            Policies = PolicyReader.Read(json),
        };
        json.RejectUnknownMembers();
        return caller;
    }

    private static string? ReadArn(JsonObjectReader json)
    {
        var arn = json.Text("arn");
        if (arn is not null && (arn.Length > 2_048 || arn.Split(':', 6) is not ["arn", _, "iam" or "sts", "", [_, ..], [_, ..]]))
        {
            json.Refuse("arn", "must be the ARN of a user or role, such as arn:aws:iam::123456789012:user/bob.");
        }

        return arn;
    }

    private static bool IsAccessKeyId(string key) =>
        key.Length is > 0 and <= 128 && key.All(each => char.IsAsciiLetterOrDigit(each) || each is '_' or '-');

    private static string? Secret(JsonObjectReader json, string member)
    {
        if (json.Raw(member) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.String && JsonText.Of(value) is { Length: > 0 and <= MaxSecretLength } text)
        {
            return text;
        }

        json.Refuse(member, $"must be a string of 1 to {MaxSecretLength} characters.");
        return null;
    }

    private static IReadOnlyList<JsonObjectReader> Objects(JsonObjectReader json, string member)
    {
        if (json.Raw(member) is not { } list || (list.ValueKind is JsonValueKind.Array && list.EnumerateArray().All(each => each.ValueKind is JsonValueKind.Object)))
        {
            return json.Objects(member);
        }

        json.Refuse(member, "must be a list of objects.");
        return [];
    }
}
