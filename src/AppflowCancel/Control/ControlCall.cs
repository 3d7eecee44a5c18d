using AppflowCancel.Domain;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Control;

/// <summary>One request to the control surface.</summary>
internal sealed class ControlCall(HttpContext context, Account account, string region, IReadOnlyList<JsonObjectReader> bodies, ValidationErrors errors)
{
    public HttpContext Context { get; } = context;

    /// <summary>The account that the query names, or the default one.</summary>
    public Account Account { get; } = account;

    public string Region { get; } = region;

    /// <summary>Null when the route takes no body, or the one that it may take was left out.</summary>
    public JsonObjectReader? Body { get; } = bodies is [var only] ? only : null;

    /// <summary>What a route takes that may be sent several at once.</summary>
    public IReadOnlyList<JsonObjectReader> Bodies { get; } = bodies;

    public ValidationErrors Errors { get; } = errors;

    public string? Query(string parameter) => Context.Request.Query[parameter] is [.., var last] ? last : null;

    /// <summary>The flow that the path names, or why there is none.</summary>
    public Outcome<Flow> Flow() => Account.In(Region).Get(Route("name"));

    /// <summary>The run that the path names.</summary>
    public RunId RunId() => Domain.Runs.RunId.Parse(Route("id"));

    // ASP.NET Core decodes all of a path but %2F; decoding once more would change ids that hold a percent sign.
    public string Route(string parameter) =>
        ((string)Context.Request.RouteValues[parameter]!).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
