using AppflowCancel.Domain;

namespace AppflowCancel.Browsers;

/// <summary>AppFlow's recorded CORS answers, for allowed origins.</summary>
internal static class Cors
{
    private const string AllowedHeaders =
        "Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token,X-Amz-Content-Sha256,X-Amz-User-Agent";

    // Ours: without it, an SDK in a browser could not read an error's type.
    private const string ExposedHeaders = "x-amzn-RequestId,X-Amzn-Errortype,x-amz-retry-after,Date";

    /// <summary>Adds the response headers, or answers a preflight.</summary>
    /// <returns>Whether the request was a preflight, which has been answered.</returns>
    public static bool Answer(HttpContext context)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        headers.AccessControlAllowOrigin = "*";

        // Allowed origins may read everything; other origins are refused earlier.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (!HttpMethods.IsOptions(request.Method) || request.Headers.AccessControlRequestMethod.Count == 0)
        {
            headers.AccessControlExposeHeaders = ExposedHeaders;
            return false;
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 0;
        headers["x-amzn-RequestId"] = Uuid.Random().ToString();
        headers.AccessControlAllowMethods = Methods(request.Path);
        headers.AccessControlAllowHeaders = AllowedHeaders;
        if (request.Headers["Access-Control-Request-Private-Network"] == "true")
        {
            headers["Access-Control-Allow-Private-Network"] = "true";
        }

        return true;
    }

    // AWS: POST was recorded, on a path that has only that method. Ours: the methods of the other paths.
    private static string Methods(PathString path) =>
        path.StartsWithSegments("/tags") ? "GET,POST,DELETE"
        : path.StartsWithSegments("/_appflow") ? "GET,POST,PUT,DELETE"
        : "POST";
}
