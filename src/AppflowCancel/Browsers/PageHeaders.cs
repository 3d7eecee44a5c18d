namespace AppflowCancel.Browsers;

/// <summary>The emulator's HTML pages and their headers.</summary>
internal static class PageHeaders
{
    // Inline styles are allowed, since Swagger's pages use them; inline scripts are not, since attackers would inject them.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    // Names, messages and tags are untrusted. The page shows them as text, and Trusted Types make the browser refuse to parse text as markup.
    private const string StrictPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; "
        + "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private static readonly string[] Pages = ["/swagger", "/_appflow/ui"];

    /// <summary>For a page without inline styles.</summary>
    public static void Write(HttpResponse response) => response.Headers.ContentSecurityPolicy = StrictPolicy;

    /// <summary>For Swagger's pages.</summary>
    public static void WriteForSwagger(HttpResponse response) => response.Headers.ContentSecurityPolicy = Policy;

    /// <summary>Whether a link opens a page. The page is harmless, and cannot be framed.</summary>
    public static bool IsOpenedPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && IsPage(request.Path) && FetchMetadata.OpensPage(request.Headers);

    private static bool IsPage(PathString path) =>
        path == "/" || Array.Exists(Pages, page => path.StartsWithSegments(page, StringComparison.Ordinal));
}
