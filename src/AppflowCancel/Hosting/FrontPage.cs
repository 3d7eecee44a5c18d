using AppflowCancel.Requests;
using AppflowCancel.Ui;
using Microsoft.Net.Http.Headers;

namespace AppflowCancel.Hosting;

/// <summary>Redirects browsers from <c>/</c> to the page. Other clients get AWS's answer for an unknown operation.</summary>
internal static class FrontPage
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var unknown = AwsEndpoints.AnswerUnknownOperation(app.ServiceProvider);
        RequestDelegate answer = context => IsBrowser(context.Request) ? Redirect(context.Response) : unknown(context);
        app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], answer);
    }

    // Browsers ask for HTML by name; SDKs, curl and health checks do not.
    private static bool IsBrowser(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static Task Redirect(HttpResponse response)
    {
        response.Headers.Vary = HeaderNames.Accept;

        // Relative: a proxy may serve the emulator under a path prefix.
        response.Redirect(PageRoutes.Path[1..]);
        return Task.CompletedTask;
    }
}
