namespace AppflowCancel.Testing;

/// <summary>A sandbox's clock. It moves forward only.</summary>
public sealed class SandboxClock
{
    private const string Path = "clock";

    private readonly EmulatorClient _client;

    internal SandboxClock(EmulatorClient client) => _client = client;

    /// <summary>Reads the clock.</summary>
    /// <exception cref="AppflowControlException">The emulator refused the call, or did not answer.</exception>
    public Task<ClockReading> GetAsync(CancellationToken cancellationToken = default) =>
        _client.Get(Path, KitJson.Default.ClockReading, cancellationToken);

    /// <summary>Advances the clock by a duration.</summary>
    /// <returns>The resulting transitions of all flows in the account, oldest first.</returns>
    /// <exception cref="AppflowControlException">The duration is negative.</exception>
    public Task<IReadOnlyList<RunTransition>> AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default) =>
        Advance(new ClockStep { Seconds = by.TotalSeconds }, cancellationToken);

    /// <summary>Advances the clock to the next transition; does nothing if there is none.</summary>
    /// <returns>The transitions at that instant.</returns>
    /// <exception cref="AppflowControlException">The emulator refused the call, or did not answer.</exception>
    public Task<IReadOnlyList<RunTransition>> AdvanceToNextTransitionAsync(CancellationToken cancellationToken = default) =>
        Advance(new ClockStep { To = "nextTransition" }, cancellationToken);

    /// <summary>Advances the clock to an instant.</summary>
    /// <returns>The resulting transitions of all flows in the account, oldest first.</returns>
    /// <exception cref="AppflowControlException">The instant is in the past.</exception>
    public Task<IReadOnlyList<RunTransition>> AdvanceToAsync(DateTimeOffset instant, CancellationToken cancellationToken = default) =>
        Set(new ClockSetting { Now = instant }, cancellationToken);

    /// <summary>Freezes the clock; only calls move it then.</summary>
    /// <exception cref="AppflowControlException">The emulator refused the call, or did not answer.</exception>
    public Task FreezeAsync(CancellationToken cancellationToken = default) => Set(new ClockSetting { Frozen = true }, cancellationToken);

    /// <summary>Unfreezes the clock: it follows real time, or <see cref="AppflowEmulatorOptions.TimeProvider"/>.</summary>
    /// <param name="rate">Virtual seconds per real second, from 0.001 to 1,000,000.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AppflowControlException">The rate is not allowed.</exception>
    public Task RunAsync(double rate = 1, CancellationToken cancellationToken = default) =>
        Set(new ClockSetting { Frozen = false, Rate = rate }, cancellationToken);

    private async Task<IReadOnlyList<RunTransition>> Advance(ClockStep step, CancellationToken cancellation) =>
        (await _client.Send(HttpMethod.Post, Path + "/advance", step, KitJson.Default.ClockStep, KitJson.Default.TransitionsAnswer, cancellation)
            .ConfigureAwait(false)).Transitions;

    private async Task<IReadOnlyList<RunTransition>> Set(ClockSetting setting, CancellationToken cancellation) =>
        (await _client.Send(HttpMethod.Put, Path, setting, KitJson.Default.ClockSetting, KitJson.Default.TransitionsAnswer, cancellation)
            .ConfigureAwait(false)).Transitions;
}
