namespace AppflowCancel.Aws;

/// <summary>A request member that is a path segment.</summary>
internal static class PathLabel
{
    /// <summary>The segment at the route's <c>{label}</c>, decoded from the path as sent.</summary>
    public static string? Of(HttpContext context, string route)
    {
        var label = route.IndexOf('{', StringComparison.Ordinal);
        if (label < 0)
        {
            return null;
        }

        var path = RawPath.Of(context) ?? context.Request.Path.Value!;
        return Uri.UnescapeDataString(path[Math.Min(label, path.Length)..].TrimEnd('/'));
    }
}
