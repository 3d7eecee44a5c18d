namespace AppflowCancel.Testing;

/// <summary>
/// Who may call a sandbox's AWS operations: for tests of expired, wrong and missing credentials, and of missing permissions. A new
/// sandbox lets everyone call. <see cref="Sandbox.CancelAsync"/> is not signed, so that it is refused where signatures are verified.
/// </summary>
public sealed class SandboxAccess
{
    private const string Path = "access";

    private readonly EmulatorClient _client;

    internal SandboxAccess(EmulatorClient client) => _client = client;

    /// <summary>Replaces the rules.</summary>
    /// <exception cref="AppflowControlException">A policy has something that cannot be evaluated, or another sandbox lists an access key.</exception>
    public Task PutAsync(AccessRules rules, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Put(rules, cancellationToken);
    }

    /// <summary>Reads the rules, without secrets.</summary>
    /// <exception cref="AppflowControlException">The emulator refused the call, or did not answer.</exception>
    public async Task<AccessRules> GetAsync(CancellationToken cancellationToken = default) =>
        (await _client.Get(Path, KitJson.Default.AccessDocument, cancellationToken).ConfigureAwait(false)).ToRules();

    /// <summary>Lets everyone call again.</summary>
    /// <exception cref="AppflowControlException">The emulator refused the call, or did not answer.</exception>
    public Task DeleteAsync(CancellationToken cancellationToken = default) =>
        _client.Send(HttpMethod.Delete, Path, KitJson.Default.AccessDocument, cancellationToken);

    private async Task Put(AccessRules rules, CancellationToken cancellation) => await _client.Send(
        HttpMethod.Put, Path, AccessDocument.Of(rules), KitJson.Default.AccessDocument, KitJson.Default.AccessDocument, cancellation).ConfigureAwait(false);
}
