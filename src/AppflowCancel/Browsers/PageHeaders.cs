namespace AppflowCancel.Browsers;

/// <summary>The emulator's pages for people, and the headers that they are sent with.</summary>
internal static class PageHeaders
{
    // Styles inline: Swagger's pages set some. Scripts never: those are what an attacker would inject.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    // Names, messages and tags come from anybody. The page shows them as text, and the browser refuses to make markup of a text.
    private const string StrictPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; "
        + "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private static readonly string[] Pages = ["/swagger", "/_appflow/ui"];

    /// <summary>For a page that keeps its styles in files.</summary>
    public static void Write(HttpResponse response) => response.Headers.ContentSecurityPolicy = StrictPolicy;

    /// <summary>For Swagger's pages.</summary>
    public static void WriteForSwagger(HttpResponse response) => response.Headers.ContentSecurityPolicy = Policy;

    /// <summary>Whether somebody followed a link to a page. It shows nothing by itself, and no frame can hold it.</summary>
    public static bool IsOpenedPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && IsPage(request.Path) && FetchMetadata.OpensPage(request.Headers);

    private static bool IsPage(PathString path) =>
        path == "/" || Array.Exists(Pages, page => path.StartsWithSegments(page, StringComparison.Ordinal));
}
