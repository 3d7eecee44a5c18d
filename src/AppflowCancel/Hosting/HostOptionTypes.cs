using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Validation;
using Names = Microsoft.Extensions.Options.Options;

namespace AppflowCancel.Hosting;

/// <summary>
/// Registers the host's options with types that the compiler sees. From the framework's open registrations, such as
/// <c>IOptions&lt;&gt;</c>, a native binary would build the types when it starts, which takes milliseconds and megabytes.
/// </summary>
internal static class HostOptionTypes
{
    public static void AddHostOptionTypes(this IServiceCollection services)
    {
        services.Add<ConsoleLifetimeOptions>();
        services.Add<FormOptions>();
        services.Add<HostOptions>();
        services.Add<KestrelServerOptions>();
        services.Add<RouteHandlerOptions>();
        services.Add<RouteOptions>();
        services.Add<SocketTransportOptions>();
        services.Add<ValidationOptions>();
        services.AddMonitored<HostFilteringOptions>();

        // It would activate listeners of meters; there are none.
        services.RemoveAll<IStartupValidator>();
    }

    private static void Add<T>(this IServiceCollection services)
        where T : class, new() => services.AddSingleton<IOptions<T>>(provider => new OptionsWrapper<T>(
            Factory<T>(provider).Create(Names.DefaultName)));

    private static void AddMonitored<T>(this IServiceCollection services)
        where T : class, new() => services.AddSingleton<IOptionsMonitor<T>>(provider => new OptionsMonitor<T>(
            Factory<T>(provider), provider.GetServices<IOptionsChangeTokenSource<T>>(), new OptionsCache<T>()));

    private static OptionsFactory<T> Factory<T>(IServiceProvider provider)
        where T : class, new() => new(
            provider.GetServices<IConfigureOptions<T>>(), provider.GetServices<IPostConfigureOptions<T>>(), provider.GetServices<IValidateOptions<T>>());
}
