using AppflowCancel;
using AppflowCancel.Control;
using AppflowCancel.Logging;
using AppflowCancel.OpenApi;

if (Questions.Answer(args) is { } exitCode)
{
    return exitCode;
}

if (CommandLine.MistakesIn(args) is { Count: > 0 } unknown)
{
    return Startup.Refuse(unknown);
}

_ = WarmUp.Begin();

// Options are read once: watching their file would only cost, a lot in a large folder.
var builder = WebApplication.CreateSlimBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
CommandLine.AddTo(builder.Configuration, args);
var options = OptionsReader.Read(builder.Configuration, out var mistakes);
if (mistakes.Count > 0)
{
    return Startup.Refuse(mistakes);
}

builder.AddListener(options);
builder.AddLog(options);
builder.Services.AddEmulator(options);
builder.Services.AddApiDescriptions();

await using var app = builder.Build();

app.MapOperations();
app.MapControl();
app.MapApiDescriptions();

return await Startup.Run(app, options);
