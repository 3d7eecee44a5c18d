using System.Text.Json.Serialization;

// The floor: the same host without any work. It reads the same body into the same record, and answers.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, FloorJson.Default));

var app = builder.Build();

app.MapPost("/cancel-flow-executions", (CancelFlowExecutionsRequest request) => new CancelFlowExecutionsResponse([]));

await app.StartAsync();
Console.WriteLine($"Floor listens on {app.Urls.First()}");
await app.WaitForShutdownAsync();

internal sealed record CancelFlowExecutionsRequest(string? FlowName, IReadOnlyList<string>? ExecutionIds);

internal sealed record CancelFlowExecutionsResponse(IReadOnlyList<string> InvalidExecutions);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CancelFlowExecutionsRequest))]
[JsonSerializable(typeof(CancelFlowExecutionsResponse))]
internal sealed partial class FloorJson : JsonSerializerContext;
