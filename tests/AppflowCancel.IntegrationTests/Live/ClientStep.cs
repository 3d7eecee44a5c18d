using CsCheck;

namespace AppflowCancel.IntegrationTests.Live;

internal enum ClientStepKind
{
    StartFlow,
    PutRun,
    CancelOne,
    CancelAll,
    Finish,
    Advance,
    Tag,
    Records,
}

/// <summary>A request of one of several clients. A run is a position among those that the client itself has started.</summary>
internal sealed record ClientStep(ClientStepKind Kind, int Flow, int Run)
{
    public static readonly IReadOnlyList<string> Flows = ["orders", "returns"];

    public static readonly Gen<ClientStep> Any = Gen.Select(
        Gen.Frequency(
            (4, Gen.OneOf(ClientStepKind.StartFlow, ClientStepKind.PutRun)),
            (4, Gen.OneOf(ClientStepKind.CancelOne, ClientStepKind.CancelAll, ClientStepKind.Finish)),
            (3, Gen.OneOf(ClientStepKind.Advance)),
            (1, Gen.OneOf(ClientStepKind.Tag, ClientStepKind.Records))),
        Gen.Int[0, 1],
        Gen.Int[0, 3],
        (kind, flow, run) => new ClientStep(kind, flow, run));

    /// <param name="own">The runs that this client has started so far.</param>
    /// <param name="newId">For a run that the client names itself.</param>
    public (HttpMethod Method, string Path, string Body) Request(IReadOnlyList<string> own, string newId)
    {
        var flow = Flows[Flow];
        var run = own.Count == 0 ? "nothing" : own[Run % own.Count];
        return Kind switch
        {
            ClientStepKind.StartFlow => (HttpMethod.Post, "/start-flow", $$"""{"flowName":"{{flow}}"}"""),
            ClientStepKind.PutRun => (HttpMethod.Post, $"/_appflow/flows/{flow}/runs", $$"""{"executionId":"{{newId}}","plan":{"runSeconds":1} }"""),
            ClientStepKind.CancelOne => (HttpMethod.Post, "/cancel-flow-executions", $$"""{"flowName":"{{flow}}","executionIds":["{{run}}"]}"""),
            ClientStepKind.CancelAll => (HttpMethod.Post, "/cancel-flow-executions", $$"""{"flowName":"{{flow}}"}"""),
            ClientStepKind.Finish => (HttpMethod.Post, $"/_appflow/flows/{flow}/runs/{run}/finish", """{"outcome":"Error"}"""),
            ClientStepKind.Advance => (HttpMethod.Post, "/_appflow/clock/advance", $$"""{"seconds":{{1 + (Run / 2.0)}} }"""),
            ClientStepKind.Tag => (HttpMethod.Post, $"/tags/arn%3Aaws%3Aappflow%3Aus-east-1%3A{{0}}%3Aflow%2F{flow}", """{"tags":{"team":"data"}}"""),
            _ => (HttpMethod.Post, "/describe-flow-execution-records", $$"""{"flowName":"{{flow}}"}"""),
        };
    }
}
