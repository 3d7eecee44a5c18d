using System.Diagnostics.CodeAnalysis;

namespace AppflowCancel.Control;

/// <summary>A route of the control API.</summary>
internal sealed record ControlRoute(string Method, string Path, string Summary, Func<ControlCall, ValueTask<ControlAnswer>> Handle)
{
    /// <summary>Query parameters in addition to account and region.</summary>
    public IReadOnlyList<string> Query { get; init; } = [];

    /// <summary>Required query parameters.</summary>
    public IReadOnlyList<string> RequiredQuery { get; init; } = [];

    /// <summary>Type of the body; null when the route takes none.</summary>
    public Type? Body { get; init; }

    /// <summary>Whether the body is optional.</summary>
    public bool BodyIsOptional { get; init; }

    /// <summary>Whether the body may also be a list.</summary>
    public bool BodyMayBeList { get; init; }

    /// <summary>Whether the route concerns an account. Other routes must work even when the account limit is reached.</summary>
    public bool ConcernsAccount { get; init; } = true;

    /// <summary>Whether the route creates its account. Reading never does: a web page could load images for any number of accounts.</summary>
    public bool CreatesAccount => ConcernsAccount && !HttpMethods.IsGet(Method);

    /// <summary>Whether the route is about flows of one region. The others work whatever regions the account uses.</summary>
    public bool ConcernsRegion => Path.StartsWith($"{ControlApi.Prefix}/flows", StringComparison.Ordinal);

    public required Type Answer { get; init; }

    /// <summary>Media type of the answer.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Statuses other than 200 with the same body.</summary>
    public IReadOnlyList<int> OtherStatuses { get; init; } = [];

    /// <summary>Error statuses in addition to those of every route and of routes with a name in their path.</summary>
    public IReadOnlyList<int> Errors { get; init; } = [];

    /// <summary>An example body for the API description.</summary>
    [StringSyntax(StringSyntaxAttribute.Json)]
    public string? ExampleBody { get; init; }

    /// <summary>An example answer for the API description.</summary>
    [StringSyntax(StringSyntaxAttribute.Json)]
    public string? ExampleAnswer { get; init; }

    public static ControlRoute Get(string path, string summary, Type answer, Func<ControlCall, ControlAnswer> handle) =>
        new(HttpMethods.Get, path, summary, call => new(handle(call))) { Answer = answer };

    public static ControlRoute Put(string path, string summary, Type body, Type answer, Func<ControlCall, ControlAnswer> handle) =>
        new(HttpMethods.Put, path, summary, call => new(handle(call))) { Body = body, Answer = answer };

    public static ControlRoute Post(string path, string summary, Type body, Type answer, Func<ControlCall, ControlAnswer> handle) =>
        new(HttpMethods.Post, path, summary, call => new(handle(call))) { Body = body, Answer = answer };

    public static ControlRoute Delete(string path, string summary, Type answer, Func<ControlCall, ControlAnswer> handle) =>
        new(HttpMethods.Delete, path, summary, call => new(handle(call))) { Answer = answer };
}
