using AppflowCancel.Text;

namespace AppflowCancel.Control;

/// <summary>Unknown paths under our prefix are errors, so that typos in test setup do not pass silently.</summary>
internal static class UnknownRoute
{
    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var prefix in (ReadOnlySpan<string>)[ControlApi.Prefix, "/_localstack"])
        {
            RequestDelegate refuse = context => Refuse(context, app);
            app.Map(prefix + "/{**path}", refuse).WithOrder(int.MaxValue - 1);
        }
    }

    private static Task Refuse(HttpContext context, IEndpointRouteBuilder app)
    {
        var known = app.DataSources.SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<ControlRoute>())
            .OfType<ControlRoute>()
            .Select(route => $"{route.Method} {route.Path}");
        var given = $"{context.Request.Method} {context.Request.Path.Value}";
        var answer = ControlAnswer.Refused(
            StatusCodes.Status404NotFound, $"There is no {given}; did you mean {NearestName.To(given, known)}?");
        context.Response.StatusCode = answer.Status;
        return answer.Write(context.Response);
    }
}
