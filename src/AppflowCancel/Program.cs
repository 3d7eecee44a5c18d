using AppflowCancel.Hosting;
using AppflowCancel.Hosting.CommandLine;
using AppflowCancel.Hosting.Logging;
using AppflowCancel.Hosting.Options;
using AppflowCancel.Hosting.Stopping;
using AppflowCancel.OpenApi;

if (EmulatorCommand.Answer(args) is { } exitCode)
{
    return exitCode;
}

// Options are read once; watching their file would be expensive in a large folder.
var builder = WebApplication.CreateSlimBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
ArgumentRules.AddTo(builder.Configuration, args);
var options = OptionsReader.Read(builder.Configuration, out var errors);
if (errors.Count > 0)
{
    return Startup.Refuse(errors);
}

builder.Services.AddHostOptionTypes();
builder.AddListener(options);
builder.AddLog(options);
builder.Services.AddEmulator(options);

await using var app = builder.Build();

app.Use(app.Services.GetRequiredService<ConnectionDrain>().Before);
app.MapEmulator();
app.MapApiDescriptions();

return await Startup.Run(app, options);
