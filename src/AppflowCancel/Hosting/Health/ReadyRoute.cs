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

/// <summary>503 until the seeds are loaded, 200 from then on.</summary>
internal static class ReadyRoute
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var readiness = app.ServiceProvider.GetRequiredService<Readiness>();
        app.MapControl(ControlRoute.Get("/_appflow/ready", "Whether the seeds are loaded: 503 until then.", typeof(ReadyAnswer), _ =>
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
