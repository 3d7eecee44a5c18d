namespace AppflowCancel.Testing;

/// <summary>The AWS requests of a sandbox. Calls of this package's control methods are not included.</summary>
public sealed class SandboxRequests
{
    private const string Path = "requests";

    private readonly EmulatorClient _client;

    internal SandboxRequests(EmulatorClient client) => _client = client;

    /// <summary>Lists the requests, oldest first; the emulator keeps the last 1,000.</summary>
    /// <param name="operation">Only this operation, such as <c>CancelFlowExecutions</c>.</param>
    /// <param name="flowName">Only requests that name this flow.</param>
    /// <param name="errorType">Only requests answered with this error, such as <c>ThrottlingException</c>.</param>
    /// <param name="since">Only from this instant of the account's clock on.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AppflowControlException">There is no such operation or error.</exception>
    public async Task<IReadOnlyList<RecordedRequest>> ListAsync(
        string? operation = null,
        string? flowName = null,
        string? errorType = null,
        DateTimeOffset? since = null,
        CancellationToken cancellationToken = default)
    {
        (string, string?)[] filters =
        [
            ("operation", operation),
            ("flowName", flowName),
            ("errorType", errorType),
            ("since", EpochSecondsConverter.Text(since)),
        ];
        var answer = await _client.Get(Path, KitJson.Default.RequestsAnswer, cancellationToken, filters).ConfigureAwait(false);
        return answer.Requests;
    }

    /// <summary>Clears the list.</summary>
    /// <exception cref="AppflowControlException">The emulator refused the call, or did not answer.</exception>
    public Task ClearAsync(CancellationToken cancellationToken = default) =>
        _client.Send(HttpMethod.Delete, Path, KitJson.Default.RequestsAnswer, cancellationToken);
}
