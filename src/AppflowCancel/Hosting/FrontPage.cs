using AppflowCancel.Hosting.Options;
using AppflowCancel.Requests;

namespace AppflowCancel.Hosting;

/// <summary>What a browser that opens <c>/</c> reads. Every other client gets the answer of an unknown operation, as from AWS.</summary>
internal static class FrontPage
{
    private static readonly string Text = $"""
        AppflowCancel {ProductVersion.Text}: a local Amazon AppFlow for testing what happens when flow runs are cancelled.

        AWS clients      set AWS_ENDPOINT_URL_APPFLOW to this address
        API reference    /swagger
        Test control     /_appflow (state, clock, runs, faults, requests)
        Health           /_appflow/health
        """;

    public static void Map(IEndpointRouteBuilder app)
    {
        var unknown = AwsEndpoints.AnswerUnknownOperation(app.ServiceProvider);
        RequestDelegate answer = context => IsBrowser(context.Request) ? Show(context.Response) : unknown(context);
        app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], answer);
    }

    // Browsers ask for HTML by name; SDKs, curl and health checks do not.
    private static bool IsBrowser(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static Task Show(HttpResponse response)
    {
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(Text + "\n");
    }
}
