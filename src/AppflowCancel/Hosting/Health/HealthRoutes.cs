using AppflowCancel.Control;
using AppflowCancel.Hosting.Options;

namespace AppflowCancel.Hosting.Health;

internal sealed record HealthAnswer(string Status, IReadOnlyDictionary<string, string> Services, string Edition, string Version);

/// <summary>Liveness. The answer has the format that health checks for other AWS emulators expect.</summary>
internal static class HealthRoutes
{
    private static readonly HealthAnswer Answer =
        new("ok", new Dictionary<string, string> { ["appflow"] = "running" }, "appflow-cancel", ProductVersion.Text);

    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var path in (ReadOnlySpan<string>)["/_appflow/health", "/health", "/_localstack/health"])
        {
            app.MapControl(ControlRoute.Get(path, "Liveness: 200 while the process runs.", typeof(HealthAnswer), Handle) with
            {
                ConcernsAccount = false,
                ExampleAnswer = """{"status":"ok","services":{"appflow":"running"},"edition":"appflow-cancel","version":"1.0.0"}""",
            });
        }
    }

    private static ControlAnswer Handle(ControlCall call) => ControlAnswer.Of(Answer, HealthJson.Default.HealthAnswer);
}
