using AppflowCancel.Aws;
using AppflowCancel.Domain;
using AppflowCancel.Text;
using Microsoft.Extensions.Primitives;

namespace AppflowCancel.Browsers;

/// <summary>
/// Runs before everything else: a web page that a developer visits can neither control nor read the emulator.
/// Other clients send neither Origin nor Sec-Fetch-Site; for them the cost is two header lookups.
/// </summary>
internal sealed class BrowserGuard(BrowserSettings settings, BrowserLog log)
{
    private const string HostOption = "Emulator__AllowedHosts";
    private const string OriginOption = "Emulator__AllowedOrigins";

    private readonly HostRules _hosts = new(settings.AllowedHosts);
    private readonly OriginRules _origins = new(settings.AllowedOrigins);

    public RequestDelegate Before(RequestDelegate next) => context =>
    {
        SecurityHeaders.Write(context);
        var headers = context.Request.Headers;
        if (!_hosts.Allows(headers.Host.ToString()))
        {
            return RefuseHost(context, headers.Host.ToString());
        }

        var origin = headers.Origin;
        var site = headers[FetchMetadata.Site];
        return origin.Count == 0 && site.Count == 0 ? next(context) : CheckPage(context, origin, site, next);
    };

    private Task CheckPage(HttpContext context, StringValues origin, StringValues site, RequestDelegate next)
    {
        if (origin is [{ } from])
        {
            if (OriginRules.IsSame(from, context.Request.Headers.Host.ToString()))
            {
                return next(context);
            }

            if (!_origins.Allows(from))
            {
                return RefuseOrigin(context, from);
            }

            return Cors.Answer(context) ? Task.CompletedTask : next(context);
        }

        return origin.Count > 1 ? RefuseOrigin(context, origin.ToString())
            : FetchMetadata.IsOwn(site) || PageHeaders.IsOpenedPage(context.Request) ? next(context)
            : RefuseSite(context, site.ToString());
    }

    private Task RefuseHost(HttpContext context, string host) => Refuse(
        context, $"host {host}", $"Host {Cut(host)} is not an allowed name of this emulator. Set {HostOption}={Cut(HostRules.NameIn(host))} to allow it.");

    private Task RefuseOrigin(HttpContext context, string origin) => Refuse(
        context, $"origin {origin}", $"A page of origin {Cut(origin)} may not call this emulator. Set {OriginOption}={Cut(origin)} to allow it.");

    // Images, scripts and frames have no Origin header, so no option can allow them.
    private Task RefuseSite(HttpContext context, string site) => Refuse(
        context,
        $"site {site}",
        $"A page of another site ({FetchMetadata.Site}: {Cut(site)}) may not load this. {OriginOption} can allow scripts of other origins to use fetch.");

    private Task Refuse(HttpContext context, string key, string message)
    {
        log.Refused(key, context.Request.Method, context.Request.Path.Value, message);
        context.Response.Headers["x-amzn-RequestId"] = Uuid.Random().ToString();
        AwsResponse.Write(context.Response, AwsError.Named("AccessDeniedException", message));
        return Task.CompletedTask;
    }

    private static string Cut(string text) => Truncation.Shorten(text, 256);
}
