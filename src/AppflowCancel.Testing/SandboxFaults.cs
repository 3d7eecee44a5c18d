namespace AppflowCancel.Testing;

/// <summary>Fault rules for a sandbox's AWS requests.</summary>
public sealed class SandboxFaults
{
    private const string Path = "faults";

    private readonly EmulatorClient _client;

    internal SandboxFaults(EmulatorClient client) => _client = client;

    /// <summary>Answers the next requests of an operation with ThrottlingException (429), which SDKs retry.</summary>
    /// <exception cref="AppflowControlException">There is no such operation.</exception>
    public Task ThrottleAsync(string operation, int times = 1, CancellationToken cancellationToken = default) =>
        AddAsync(new FaultRule { Operation = operation, Error = "ThrottlingException", Times = times }, cancellationToken);

    /// <summary>Appends a rule.</summary>
    /// <exception cref="AppflowControlException">The rule names an unknown operation or error, or has no effect.</exception>
    public Task AddAsync(FaultRule rule, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return _client.Send(
            HttpMethod.Post, Path, FaultDocument.Of(rule), KitJson.Default.FaultDocument, KitJson.Default.FaultsAnswer, cancellationToken);
    }

    /// <summary>Lists the rules in order, with their counters.</summary>
    /// <exception cref="AppflowControlException">The emulator refused the call, or did not answer.</exception>
    public async Task<IReadOnlyList<FaultRuleState>> ListAsync(CancellationToken cancellationToken = default)
    {
        var answer = await _client.Get(Path, KitJson.Default.FaultsAnswer, cancellationToken).ConfigureAwait(false);
        return [.. answer.Faults.Select(rule => rule.ToState())];
    }

    /// <summary>Removes every rule.</summary>
    /// <exception cref="AppflowControlException">The emulator refused the call, or did not answer.</exception>
    public Task ClearAsync(CancellationToken cancellationToken = default) =>
        _client.Send(HttpMethod.Delete, Path, KitJson.Default.FaultsAnswer, cancellationToken);
}
