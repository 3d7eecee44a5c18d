using AppflowCancel.Aws;
using AppflowCancel.Browsers;
using AppflowCancel.Connectors;
using AppflowCancel.Control;
using AppflowCancel.Control.State;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Changes;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Hosting.Health;
using AppflowCancel.Hosting.Options;
using AppflowCancel.Live;
using AppflowCancel.Live.Reports;
using AppflowCancel.Memory;
using AppflowCancel.Operations;
using AppflowCancel.Operations.Flows;
using AppflowCancel.Requests;
using AppflowCancel.Storage;
using AppflowCancel.Timing;

namespace AppflowCancel.Hosting;

/// <summary>Composition root: registers all services.</summary>
internal static class Composition
{
    /// <param name="time">Time source of the accounts' clocks; real time if null.</param>
    public static void AddEmulator(this IServiceCollection services, EmulatorOptions options, TimeProvider? time = null)
    {
#pragma warning disable RS0030 // The only place that selects real time; everything else receives a TimeProvider or RealTime.
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton(new RealTime(TimeProvider.System));
#pragma warning restore RS0030
        services.AddSingleton(options);
        services.AddSingleton(options.Accounts);
        services.AddSingleton(new CallerDefaults(options.Account, options.Region));
        services.AddSingleton(new BodyLimit(options.MaxBodyBytes));
        services.AddSingleton(provider => new BodyBudget(options.BodyMemory, provider.GetRequiredService<RealTime>().Provider, HeapTrim.Soon));
        services.AddSingleton(HeapRoom.OfProcess());
        services.AddSingleton<BodyReader>();
        services.AddSingleton(new SeedSettings(options.SeedPath));
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<AccountRegistry>();
        services.AddSingleton<TransitionWatch>();
        if (options.Store is { } store)
        {
            services.AddSingleton(store);
            services.AddSingleton<Store>();
        }

        services.AddSingleton(options.Browsers);
        services.AddSingleton<BrowserLog>();
        services.AddSingleton<BrowserGuard>();
        services.AddAwsApi(options);
        services.AddControlApi(options);
        services.AddSingleton<Readiness>();
    }

    private static void AddAwsApi(this IServiceCollection services, EmulatorOptions options)
    {
        services.AddSingleton(new CancellationService(options.EmptyExecutionIdsMeansAll));
        services.AddSingleton<ConnectorCatalog>();
        services.AddSingleton(new ProfileChecks(options.ProfileChecksAreStrict));
        services.AddSingleton<AwsOperations>();
        services.AddSingleton(provider => Names(provider.GetRequiredService<AwsOperations>()));
        Validators.Add(services);
        RequestStages.Add(services);
    }

    private static void AddControlApi(this IServiceCollection services, EmulatorOptions options)
    {
        services.AddSingleton<ControlLog>();
        services.AddSingleton<ControlRequestHandler>();
        services.AddSingleton(provider => provider.GetService<Store>() is { } store ? new Committed(store.CommitAsync) : Committed.Always);
        services.AddSingleton<ChangeStreams>();
        services.AddReports(options);
        services.AddSingleton<StateReader>();
        services.AddSingleton<ImportLimits>();
        services.AddSingleton<StateRoutes>();
        services.AddSingleton<Seeds>();
        services.AddSingleton<ResetRoute>();
    }

    private static void AddReports(this IServiceCollection services, EmulatorOptions options)
    {
        services.AddSingleton(options.Reports);
        services.AddSingleton(new TargetRules(options.Reports.AllowedTargets));
        services.AddSingleton<RunReports>();
        services.AddSingleton<ReportClient>();
        services.AddSingleton<ReportDeliveries>();
    }

    private static OperationNames Names(AwsOperations operations)
    {
        List<string> names = [.. operations.All.Select(operation => operation.Name)];
        return new(names, [.. names, AwsEndpoints.UnknownOperation]);
    }
}
