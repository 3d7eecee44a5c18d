namespace AppflowCancel.Browsers;

/// <summary>Headers that keep a browser from making more of an answer than it is.</summary>
internal static class SecurityHeaders
{
    public static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";

        // What a page could load without a script: as an image, a frame, an object. Pages replace the policy by their own.
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
            headers.XFrameOptions = "DENY";
            headers.CacheControl = "no-store";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Referrer-Policy"] = "no-referrer";
        }
    }
}
