using AppflowCancel.Control.State;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Hosting.Health;
using AppflowCancel.Hosting.Logging;
using AppflowCancel.Hosting.Options;
using AppflowCancel.Hosting.Stopping;
using AppflowCancel.Live.Reports;
using AppflowCancel.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AppflowCancel.Hosting;

/// <summary>Starts the host. On failure it writes one line and exits with code 2.</summary>
internal static class Startup
{
    private const int StartupFailed = 2;
    private const int DiskFailed = 3;

    private static readonly TimeSpan ReportLimit = TimeSpan.FromSeconds(1);

    public static int Refuse(IReadOnlyList<string> errors)
    {
        Console.Error.WriteLine(string.Join(Environment.NewLine, errors));
        return StartupFailed;
    }

    /// <summary>Runs until the process is asked to stop.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(WebApplication app, EmulatorOptions options)
    {
        if (await Start(app, options) is { } error)
        {
            return Refuse([error]);
        }

        Announce(app, options);
        var ends = Stop(app);
        if (app.Services.GetService<Store>() is { } store && await Task.WhenAny(ends, store.Failed) == store.Failed)
        {
            // State in memory is ahead of the disk, so no further answer may be sent.
            await Report(await store.Failed);
            await app.StopAsync();
            return DiskFailed;
        }

        await ends;
        return 0;
    }

    /// <summary>Starts to listen and loads the seeds.</summary>
    /// <returns>The error; null when it is ready.</returns>
    public static async Task<string?> Start(WebApplication app, EmulatorOptions options, CancellationToken cancellation = default)
    {
        var store = app.Services.GetService<Store>();
        try
        {
            store?.Open();
        }
        catch (StoreException exception)
        {
            return exception.Message;
        }

        app.Services.GetRequiredService<ReportDeliveries>().FollowAll();
        if (await app.Listen(options, cancellation) is { } refusal)
        {
            return refusal;
        }

        var seeds = app.Services.GetRequiredService<Seeds>();
        var documents = seeds.Read(out var error);
        if (error is not null)
        {
            await app.StopAsync(cancellation);
            return error;
        }

        // Seeds are initial state only; a store with accounts is newer.
        if (store is not { Loaded: > 0 })
        {
            seeds.Apply(documents);
        }

        app.Services.GetRequiredService<Readiness>().Declare();
        return null;
    }

    // While a write to standard output waits for an absent reader, .NET keeps standard error locked too.
    private static async Task Report(string error) =>
        await Task.Run(() => Console.Error.WriteLine(error)).WaitAsync(ReportLimit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Waits until the process is asked to stop, then answers open requests, and stops.</summary>
    private static async Task Stop(WebApplication app)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = app.Lifetime.ApplicationStopping.Register(asked.SetResult);
        await asked.Task;
        var drain = app.Services.GetRequiredService<ConnectionDrain>();
        await drain.Begin();
        await drain.WaitUntilQuiet();
        await app.StopAsync();
    }

    private static void Announce(WebApplication app, EmulatorOptions options)
    {
        var endpoints = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses
            .OrderBy(address => address.StartsWith("https:", StringComparison.Ordinal)).ToList() ?? [];
        var restored = app.Services.GetService<Store>()?.Loaded ?? 0;
        List<string> regions = restored > 0 ? [] :
        [
            .. app.Services.GetRequiredService<AccountRegistry>().All
                .SelectMany(account => account.Regions.Select(region => $"{account.Id}/{region.Region}")).Order(StringComparer.Ordinal),
        ];
        var state = restored > 0 ? $"{restored} {(restored == 1 ? "account" : "accounts")} restored"
            : regions.Count == 0 ? "nothing seeded"
            : $"seeded {string.Join(", ", regions)}";
        app.Services.GetRequiredService<StandardOutput>().Begin(options.LogsJson
            ? $$"""{"endpoint":"{{endpoints.FirstOrDefault()}}","version":"{{ProductVersion.Text}}","restored":{{restored}},"seeded":[{{string.Join(',', regions.Select(each => $"\"{each}\""))}}]}"""
            : $"AppflowCancel {ProductVersion.Text} listens on {string.Join(", ", endpoints)} ({state})");
    }
}
