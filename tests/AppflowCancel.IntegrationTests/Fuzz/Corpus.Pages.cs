namespace AppflowCancel.IntegrationTests.Fuzz;

internal static partial class Corpus
{
    /// <summary>Files, pages and descriptions.</summary>
    public static readonly IReadOnlyList<FuzzRequest> Pages =
    [
        FuzzRequest.Of("GET", "/_appflow/ui"),
        FuzzRequest.Of("GET", "/_appflow/ui/app.js").With("If-None-Match", "\"x\""),
        FuzzRequest.Of("GET", "/").With("Accept", "text/html"),
        FuzzRequest.Of("GET", "/swagger"),
        FuzzRequest.Of("GET", "/swagger/index.html"),
        FuzzRequest.Of("GET", "/swagger/swagger-ui.css").With("Range", "bytes=0-9"),
        FuzzRequest.Of("HEAD", "/swagger/index.js"),
        FuzzRequest.Of("HEAD", "/openapi/appflow.json"),
    ];

    /// <summary>Large answers, which are slow.</summary>
    public static readonly IReadOnlyList<FuzzRequest> Descriptions =
        [FuzzRequest.Of("GET", "/openapi/appflow.json"), FuzzRequest.Of("GET", "/openapi/control.json")];

    /// <summary>Streams, whose answers have no end.</summary>
    public static readonly IReadOnlyList<FuzzRequest> Streams =
    [
        FuzzRequest.Of("GET", "/_appflow/changes?account=123456789012").With("Last-Event-ID", "5ad7c3f1-7"),
        FuzzRequest.Of("GET", "/_appflow/changes?account=123456789012").With("Accept", "text/event-stream"),
        FuzzRequest.Of("HEAD", "/_appflow/changes"),
    ];
}
