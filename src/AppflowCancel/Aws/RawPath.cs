using Microsoft.AspNetCore.Http.Features;

namespace AppflowCancel.Aws;

/// <summary>
/// The path as it was sent. ASP.NET Core decodes all of a path except %2F, so in its result a %2F cannot be distinguished from a %252F.
/// </summary>
internal static class RawPath
{
    /// <summary>Null where a server does not tell, or was sent a whole address, as a proxy is.</summary>
    public static string? Of(HttpContext context) =>
        context.Features.Get<IHttpRequestFeature>()?.RawTarget is ['/', ..] target ? target.Split('?', 2)[0] : null;

    /// <summary>One segment, decoded once; null as well when the server has tidied the path, so that segments do not match.</summary>
    public static string? Segment(HttpContext context, int index)
    {
        var sent = Of(context)?.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var seen = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return sent?.Length == seen.Length && index < seen.Length ? Uri.UnescapeDataString(sent[index]) : null;
    }
}
