using System.Globalization;
using AppflowCancel.Aws;
using AppflowCancel.Domain;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;
using AppflowCancel.Memory;
using Microsoft.AspNetCore.Routing.Patterns;

namespace AppflowCancel.Control;

/// <summary>One request to the control API.</summary>
internal sealed class ControlCall(HttpContext context, Account account, string region, IReadOnlyList<JsonObjectReader> bodies, ValidationErrors errors)
{
    public HttpContext Context { get; } = context;

    /// <summary>The account named by the query, or the default account.</summary>
    public Account Account { get; } = account;

    public string Region { get; } = region;

    /// <summary>Null when the route takes no body, or an optional body is absent.</summary>
    public JsonObjectReader? Body { get; } = bodies is [var only] ? only : null;

    /// <summary>The bodies of a route that accepts a list.</summary>
    public IReadOnlyList<JsonObjectReader> Bodies { get; } = bodies;

    public ValidationErrors Errors { get; } = errors;

    /// <summary>What a route that accepts a list is given: a list, one element, or the answer of GET, which has the list in a member.</summary>
    /// <returns>The elements, and the path of the list, for errors.</returns>
    public (IReadOnlyList<JsonObjectReader> Elements, string Path) Listed(string member)
    {
        if (Body?.Json.TryGetProperty(member, out _) != true)
        {
            return (Bodies, "$");
        }

        var list = Body.Objects(member);
        Body.RejectUnknownMembers();
        return (list, $"$.{member}");
    }

    /// <summary>For a route that frees much memory: returns it to the system after the answer.</summary>
    public void TrimHeapAfterwards() => Context.Response.OnCompleted(static () =>
    {
        HeapTrim.SoonIfLarge();
        return Task.CompletedTask;
    });

    /// <summary>Reserves memory until the response is complete.</summary>
    /// <returns>False if there was none in time.</returns>
    public async ValueTask<bool> Reserve(BodyBudget memory, long size)
    {
        if (await memory.Reserve(size, Context.RequestAborted) is not { } reserved)
        {
            return false;
        }

        Context.Response.OnCompleted(() =>
        {
            memory.Release(reserved);
            return Task.CompletedTask;
        });
        return true;
    }

    public string? Query(string parameter) => Context.Request.Query[parameter] is [.., var last] ? last : null;

    /// <summary>The instant in the query parameter <c>since</c>; null if absent or invalid, which adds an error.</summary>
    public Instant? Since()
    {
        if (Query("since") is not { } given)
        {
            return null;
        }

        if (decimal.TryParse(given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= Instant.Last.Milliseconds / 1000)
        {
            return new Instant((long)(seconds * 1000));
        }

        Errors.Add($"Query parameter since is '{given}'; allowed: a number of seconds since 1970, as the clock shows it.");
        return null;
    }

    /// <summary>The flow named by the path, or a refusal.</summary>
    public Outcome<Flow> Flow() => Account.In(Region).Get(Route("name"));

    /// <summary>The run named by the path.</summary>
    public RunId RunId() => Domain.Runs.RunId.Parse(Route("id"));

    /// <summary>The path segment with this name in the route.</summary>
    public string Route(string parameter)
    {
        var segments = ((RouteEndpoint)Context.GetEndpoint()!).RoutePattern.PathSegments;
        for (var i = 0; i < segments.Count; i++)
        {
            if (segments[i].Parts is [RoutePatternParameterPart { Name: var name }] && name == parameter)
            {
                return RawPath.Segment(Context, i) ?? WithSlashes((string)Context.Request.RouteValues[parameter]!);
            }
        }

        throw new ArgumentException($"The route has no {parameter}.", nameof(parameter));
    }

    private static string WithSlashes(string value) => value.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
