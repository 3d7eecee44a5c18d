using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Control;

/// <summary>One request to the control surface.</summary>
internal sealed class ControlCall(HttpContext context, Account account, string region, StrictObject? body)
{
    public HttpContext Context { get; } = context;

    /// <summary>The account that the query names, or the default one.</summary>
    public Account Account { get; } = account;

    public string Region { get; } = region;

    /// <summary>Null only when the route's body is optional.</summary>
    public StrictObject? Body { get; } = body;

    public Mistakes Mistakes { get; } = body?.Mistakes ?? new Mistakes();

    public string? Query(string parameter) => Context.Request.Query[parameter] is [.., var last] ? last : null;

    public string Route(string parameter) => (string)Context.Request.RouteValues[parameter]!;
}
