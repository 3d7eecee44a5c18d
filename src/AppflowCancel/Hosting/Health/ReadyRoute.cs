using AppflowCancel.Control;

namespace AppflowCancel.Hosting.Health;

internal sealed record ReadyAnswer(bool Ready);

/// <summary>Whether the seeds are loaded.</summary>
internal sealed class Readiness
{
    private volatile bool _ready;

    public bool IsReady => _ready;

    public void Declare() => _ready = true;
}

/// <summary>503 until the seeds are loaded, then 200.</summary>
internal static class ReadyRoute
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var readiness = app.ServiceProvider.GetRequiredService<Readiness>();
        app.MapControl(ControlRoute.Get("/_appflow/ready", "Readiness: 503 until the seeds are loaded.", typeof(ReadyAnswer), _ =>
            ControlAnswer.Of(
                new ReadyAnswer(readiness.IsReady),
                HealthJson.Default.ReadyAnswer,
                readiness.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable)) with
        {
            ConcernsAccount = false,
            OtherStatuses = [StatusCodes.Status503ServiceUnavailable],
            ExampleAnswer = """{"ready":true}""",
        });
    }
}
