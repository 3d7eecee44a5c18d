using System.Globalization;
using System.Text;

namespace AppflowCancel.Testing;

/// <summary>
/// An isolated account for a test: flows, runs, clock, faults and journal. Point any AWS SDK client at
/// <see cref="Endpoint"/> with the credentials of this sandbox.
/// </summary>
public sealed class Sandbox : IAsyncDisposable
{
    private const int MaxRunsShown = 100;

    private readonly EmulatorClient _client;

    internal Sandbox(EmulatorClient client)
    {
        _client = client;
        Clock = new SandboxClock(client);
        Faults = new SandboxFaults(client);
        Access = new SandboxAccess(client);
        Requests = new SandboxRequests(client);
        Reports = new SandboxReports(client);
    }

    /// <summary>The ServiceURL of an AWS SDK client.</summary>
    public Uri Endpoint => _client.Endpoint;

    /// <summary>The account's id: twelve digits.</summary>
    public string AccountId => _client.Account;

    /// <summary>The access key ID for AWS SDK clients: the account's id.</summary>
    public string AccessKeyId => _client.Account;

    /// <summary>Any value; the emulator does not verify signatures unless a test turns that on.</summary>
    public string SecretAccessKey { get; } = "any";

    /// <summary>The region that an AWS SDK client must sign for, such as <c>us-east-1</c>.</summary>
    public string Region => _client.Region;

    /// <summary>The account's clock.</summary>
    public SandboxClock Clock { get; }

    /// <summary>Fault rules for the account's AWS requests.</summary>
    public SandboxFaults Faults { get; }

    /// <summary>Who may call the account's AWS operations.</summary>
    public SandboxAccess Access { get; }

    /// <summary>The account's AWS requests.</summary>
    public SandboxRequests Requests { get; }

    /// <summary>The run reports that AppFlow sends to EventBridge.</summary>
    public SandboxReports Reports { get; }

    /// <summary>An HTTP client that sends its requests as this account, for code that calls AWS without an SDK. The caller disposes it.</summary>
    public HttpClient CreateHttpClient()
    {
        var http = EmulatorClient.NewHttpClient(Endpoint);
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", _client.Authorization);
        return http;
    }

    /// <summary>Creates an on-demand flow from S3 to S3, or replaces the flow of that name with all its runs.</summary>
    /// <param name="flowName">Its name.</param>
    /// <param name="plan">The plan of its runs.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AppflowControlException">A name, a tag or the plan is not allowed.</exception>
    public Task PutFlowAsync(
        string flowName, RunPlan? plan = null, IReadOnlyDictionary<string, string>? tags = null, CancellationToken cancellationToken = default) =>
        _client.Send(
            HttpMethod.Post,
            "state",
            new StateBody([new FlowBody(flowName, plan, tags)]),
            KitJson.Default.StateBody,
            KitJson.Default.StateAnswer,
            cancellationToken);

    /// <summary>Sets the plan of a flow's next runs.</summary>
    /// <exception cref="AppflowControlException">There is no such flow, or the plan is not allowed.</exception>
    public Task PutPlanAsync(string flowName, RunPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return _client.Send(
            HttpMethod.Put, $"{FlowPath(flowName)}/plan", plan, KitJson.Default.RunPlan, KitJson.Default.RunPlan, cancellationToken);
    }

    /// <summary>Starts a run.</summary>
    /// <param name="flowName">Its flow.</param>
    /// <param name="runId">Its executionId; random when null.</param>
    /// <param name="plan">Its plan; null members come from the flow.</param>
    /// <param name="startedAt">When it started, or will, on the account's clock; now when null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AppflowControlException">There is no such flow, or it already has a run with that id.</exception>
    public async Task<FlowRun> StartRunAsync(
        string flowName,
        string? runId = null,
        RunPlan? plan = null,
        DateTimeOffset? startedAt = null,
        CancellationToken cancellationToken = default)
    {
        var run = await _client.Send(
            HttpMethod.Post,
            $"{FlowPath(flowName)}/runs",
            new RunBody(runId, startedAt, plan),
            KitJson.Default.RunBody,
            KitJson.Default.RunDetails,
            cancellationToken).ConfigureAwait(false);
        return GetRun(flowName, run.Id);
    }

    /// <summary>A run that the code under test has started. Sends no request.</summary>
    public FlowRun GetRun(string flowName, string runId)
    {
        ArgumentNullException.ThrowIfNull(flowName);
        ArgumentNullException.ThrowIfNull(runId);
        return new FlowRun(this, _client, flowName, runId);
    }

    /// <summary>Lists the runs of a flow, oldest first.</summary>
    /// <exception cref="AppflowControlException">The emulator refused the call, or did not answer.</exception>
    public async Task<IReadOnlyList<FlowRun>> ListRunsAsync(string flowName, CancellationToken cancellationToken = default)
    {
        var state = await _client.Get("state", KitJson.Default.ExportedState, cancellationToken).ConfigureAwait(false);
        return
        [
            .. state.Flows.Where(flow => flow.FlowName == flowName && flow.Region is null)
                .SelectMany(flow => flow.Runs)
                .Select(run => GetRun(flowName, run.ExecutionId)),
        ];
    }

    /// <summary>Calls AWS's CancelFlowExecutions.</summary>
    /// <param name="flowName">The flow.</param>
    /// <param name="runIds">The runs; null: all in progress.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>AWS's invalidExecutions: the ids of runs that cannot be cancelled.</returns>
    /// <exception cref="AppflowControlException">AWS would refuse the call; <see cref="AppflowControlException.ErrorType"/> has the error.</exception>
    public async Task<IReadOnlyList<string>> CancelAsync(
        string flowName, IReadOnlyCollection<string>? runIds = null, CancellationToken cancellationToken = default)
    {
        var answer = await _client.SendAws(
            "cancel-flow-executions",
            new CancelBody(flowName, runIds),
            KitJson.Default.CancelBody,
            KitJson.Default.CancelAnswer,
            cancellationToken).ConfigureAwait(false);
        return answer.InvalidExecutions;
    }

    /// <summary>Describes the account for a failing test: clock, flows, runs with their timelines, faults, and the journal.</summary>
    /// <exception cref="AppflowControlException">The emulator refused the call, or did not answer.</exception>
    public async Task<string> DumpAsync(CancellationToken cancellationToken = default)
    {
        var clock = await Clock.GetAsync(cancellationToken).ConfigureAwait(false);
        var state = await _client.Get("state", KitJson.Default.ExportedState, cancellationToken).ConfigureAwait(false);
        var text = new StringBuilder($"Account {AccountId} in {Region} at {Endpoint}\nClock: {SandboxText.Of(clock)}\n");
        foreach (var flow in state.Flows.Where(flow => flow.Region is null))
        {
            text.Append(CultureInfo.InvariantCulture, $"Flow {flow.FlowName}: {flow.Runs.Count} runs\n");
            foreach (var id in flow.Runs.TakeLast(MaxRunsShown))
            {
                var run = await GetRun(flow.FlowName, id.ExecutionId).GetAsync(cancellationToken).ConfigureAwait(false);
                text.Append(CultureInfo.InvariantCulture, $"  {run.Id} {run.Status}\n{SandboxText.Of(run.Timeline)}\n");
            }
        }

        foreach (var fault in await Faults.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            text.Append(CultureInfo.InvariantCulture, $"Fault: {SandboxText.Of(fault)}\n");
        }

        foreach (var request in await Requests.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            text.Append(CultureInfo.InvariantCulture, $"Request: {SandboxText.Of(request)}\n");
        }

        return text.ToString();
    }

    /// <summary>Removes everything in the account, so that a shared emulator does not keep it.</summary>
    public async ValueTask DisposeAsync() =>
        await _client.Send(HttpMethod.Delete, "state", KitJson.Default.StateAnswer, CancellationToken.None).ConfigureAwait(false);

    private static string FlowPath(string flowName)
    {
        ArgumentNullException.ThrowIfNull(flowName);
        return $"flows/{Uri.EscapeDataString(flowName)}";
    }
}
