using System.Globalization;
using System.Net;

namespace AppflowCancel.Testing;

/// <summary>A run of a flow.</summary>
public sealed class FlowRun
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromHours(1);

    // The deadline is in real time: a fake clock that is never advanced would never reach it.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Sandbox _sandbox;
    private readonly EmulatorClient _client;
    private readonly string _path;

    internal FlowRun(Sandbox sandbox, EmulatorClient client, string flowName, string id)
    {
        (_sandbox, _client, FlowName, Id) = (sandbox, client, flowName, id);
        _path = $"flows/{Uri.EscapeDataString(flowName)}/runs/{Uri.EscapeDataString(id)}";
    }

    /// <summary>The run's flow.</summary>
    public string FlowName { get; }

    /// <summary>AWS's executionId.</summary>
    public string Id { get; }

    /// <summary>Reads the run as it is now.</summary>
    /// <exception cref="AppflowControlException">There is no such flow or run.</exception>
    public Task<RunDetails> GetAsync(CancellationToken cancellationToken = default) =>
        _client.Get(_path, KitJson.Default.RunDetails, cancellationToken);

    /// <summary>Reads the run's status.</summary>
    /// <exception cref="AppflowControlException">There is no such flow or run.</exception>
    public async Task<RunStatus> GetStatusAsync(CancellationToken cancellationToken = default) =>
        (await GetAsync(cancellationToken).ConfigureAwait(false)).Status;

    /// <summary>Cancels the run with CancelFlowExecutions.</summary>
    /// <returns>True if the cancel was accepted; false if the run is in invalidExecutions.</returns>
    /// <exception cref="AppflowControlException">AWS would refuse the call.</exception>
    public async Task<bool> CancelAsync(CancellationToken cancellationToken = default) =>
        (await _sandbox.CancelAsync(FlowName, [Id], cancellationToken).ConfigureAwait(false)).Count == 0;

    /// <summary>Ends the run now.</summary>
    /// <param name="outcome">Successful, Error or, from CancelStarted only, Canceled.</param>
    /// <param name="errorMessage">The message of a run with outcome Error.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AppflowControlException">The run has ended already, or its status does not allow the outcome.</exception>
    public Task<RunDetails> FinishAsync(RunStatus outcome, string? errorMessage = null, CancellationToken cancellationToken = default) =>
        _client.Send(
            HttpMethod.Post,
            _path + "/finish",
            new FinishBody(outcome, errorMessage),
            KitJson.Default.FinishBody,
            KitJson.Default.RunDetails,
            cancellationToken);

    /// <summary>Completes as soon as the run has the status, whether through time, a cancel or a finish.</summary>
    /// <param name="status">The status to wait for.</param>
    /// <param name="timeout">In real time, at most an hour; 30 seconds when null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">The timeout passed; the message has the run's timeline and the clock's reading.</exception>
    /// <exception cref="AppflowControlException">The run can no longer reach the status.</exception>
    public async Task<RunDetails> WaitForAsync(RunStatus status, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var patience = timeout ?? DefaultTimeout;
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, TimeSpan.Zero, nameof(timeout));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(patience, MaxTimeout, nameof(timeout));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(patience + Grace);
        try
        {
            return await _client.Get(
                _path + "/wait",
                KitJson.Default.RunDetails,
                end.Token,
                ("status", status.ToString()),
                ("timeoutSeconds", patience.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture))).ConfigureAwait(false);
        }
        catch (AppflowControlException exception) when (exception.StatusCode is HttpStatusCode.RequestTimeout)
        {
            throw await TimedOut(status, patience, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw await TimedOut(status, patience, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<TimeoutException> TimedOut(RunStatus status, TimeSpan patience, CancellationToken cancellation)
    {
        var run = await GetAsync(cancellation).ConfigureAwait(false);
        var clock = await _sandbox.Clock.GetAsync(cancellation).ConfigureAwait(false);
        return new TimeoutException(
            $"Run {Id} of {FlowName} is {run.Status} and did not become {status} within {patience.TotalSeconds} s. "
            + $"The clock shows {SandboxText.Of(clock)}. The run's timeline:\n{SandboxText.Of(run.Timeline)}");
    }
}
