namespace AppflowCancel.Testing;

/// <summary>The run reports that AppFlow would have sent to EventBridge.</summary>
public sealed class SandboxReports
{
    private readonly EmulatorClient _client;

    internal SandboxReports(EmulatorClient client) => _client = client;

    /// <summary>Lists the newest 1,000 reports, oldest first.</summary>
    /// <param name="detailType">Only this type: <see cref="RunReport.StartType"/> or <see cref="RunReport.EndType"/>.</param>
    /// <param name="flowName">Only this flow.</param>
    /// <param name="since">Only from this instant of the account's clock on.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AppflowControlException">There is no such type.</exception>
    public async Task<IReadOnlyList<RunReport>> ListAsync(
        string? detailType = null, string? flowName = null, DateTimeOffset? since = null, CancellationToken cancellationToken = default)
    {
        var answer = await _client.Get(
            "events",
            KitJson.Default.EventsAnswer,
            cancellationToken,
            ("detailType", detailType),
            ("flowName", flowName),
            ("since", EpochSecondsConverter.Text(since))).ConfigureAwait(false);
        return [.. answer.Events.Select(RunReport.Of)];
    }
}
