using Microsoft.AspNetCore.Http.Features;

namespace AppflowCancel.Aws;

/// <summary>A request member that is a path segment.</summary>
internal static class PathLabel
{
    /// <summary>
    /// The segment where the route has its <c>{label}</c>, decoded from the bytes as they were sent: ASP.NET Core decodes all
    /// of a path but %2F, so that what it leaves cannot be told from a %252F.
    /// </summary>
    public static string? Of(HttpContext context, string route)
    {
        var label = route.IndexOf('{', StringComparison.Ordinal);
        if (label < 0)
        {
            return null;
        }

        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        var path = string.IsNullOrEmpty(target) ? context.Request.Path.Value! : target.Split('?', 2)[0];
        return Uri.UnescapeDataString(path[Math.Min(label, path.Length)..].TrimEnd('/'));
    }
}
