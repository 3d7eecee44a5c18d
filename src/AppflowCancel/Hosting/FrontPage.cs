using AppflowCancel.Requests;
using AppflowCancel.Ui;
using Microsoft.Net.Http.Headers;

namespace AppflowCancel.Hosting;

/// <summary>Sends a browser that opens <c>/</c> to the page. Every other client gets the answer of an unknown operation, as from AWS.</summary>
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

        // Relative: a proxy may serve the emulator under a path of its own.
        response.Redirect(PageRoutes.Path[1..]);
        return Task.CompletedTask;
    }
}
