using Microsoft.AspNetCore.Http.Features;

namespace AppflowCancel.Aws;

/// <summary>
/// The path as sent. ASP.NET Core decodes a path except %2F, so its result does not distinguish %2F from %252F.
/// </summary>
internal static class RawPath
{
    /// <summary>Null if the server does not provide it, or received an absolute URL, as a proxy does.</summary>
    public static string? Of(HttpContext context) =>
        context.Features.Get<IHttpRequestFeature>()?.RawTarget is ['/', ..] target ? target.Split('?', 2)[0] : null;

    /// <summary>One segment, decoded once; also null when the server has normalised the path, so that segments do not match.</summary>
    public static string? Segment(HttpContext context, int index)
    {
        var sent = Of(context)?.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var seen = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return sent?.Length == seen.Length && index < seen.Length ? Uri.UnescapeDataString(sent[index]) : null;
    }
}
