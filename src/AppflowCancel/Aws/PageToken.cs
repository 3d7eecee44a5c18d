using System.Buffers.Text;
using System.Text;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Aws;

/// <summary>A nextToken: opaque to clients. It encodes a position, so pages stay stable while new runs start.</summary>
internal static class PageToken
{
    /// <summary>AWS: the default of every paginated AppFlow operation.</summary>
    public const int DefaultPageSize = 20;

    /// <summary>AWS: undocumented; we refuse a token that we did not issue.</summary>
    public static AwsError Invalid(string token) => AwsError.Validation($"nextToken {token} is not one that this operation gave out.");

    public static string Of(RunPosition position) => Encode($"r:{position.StartedAt.Milliseconds}:{position.Sequence}");

    public static bool TryRead(string token, out RunPosition position)
    {
        position = default;
        if (Decode(token)?.Split(':') is not ["r", var startedAt, var sequence]
            || !long.TryParse(startedAt, out var milliseconds)
            || !long.TryParse(sequence, out var number))
        {
            return false;
        }

        position = new RunPosition(new Instant(milliseconds), number);
        return true;
    }

    /// <param name="kind">Of the operation, so that a token of another one is refused.</param>
    public static string Of(char kind, string name) => Encode($"{kind}:{name}");

    /// <param name="token">Null for the first page.</param>
    /// <param name="after">The last name of the previous page; empty for the first page.</param>
    public static bool TryRead(char kind, string? token, out string after)
    {
        var text = token is null ? "" : Decode(token);
        var isOurs = text?.StartsWith($"{kind}:", StringComparison.Ordinal) == true;
        after = isOurs ? text![2..] : "";
        return token is null || after.Length > 0;
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string? Decode(string token) =>
        Base64Url.IsValid(token) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)) : null;
}
