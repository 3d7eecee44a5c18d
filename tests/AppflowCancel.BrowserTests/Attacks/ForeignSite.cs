using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AppflowCancel.BrowserTests.Attacks;

/// <summary>A foreign web site on loopback, with an empty page.</summary>
internal sealed class ForeignSite : IAsyncDisposable
{
    private readonly WebApplication _site;

    private ForeignSite(WebApplication site) => _site = site;

    public static async Task<ForeignSite> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var site = builder.Build();
        site.Run(context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<!doctype html><title>foreign</title><body></body>");
        });
        await site.StartAsync();
        return new ForeignSite(site);
    }

    /// <summary>The page's address under this host name, which the browser resolves to this machine.</summary>
    public string At(string host)
    {
        var address = _site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new UriBuilder(address) { Host = host }.Uri.ToString();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
