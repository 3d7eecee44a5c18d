namespace AppflowCancel.Testing;

/// <summary>Options of <see cref="AppflowEmulator.StartAsync"/>.</summary>
public sealed class AppflowEmulatorOptions
{
    /// <summary>
    /// The emulator's time, such as the <c>FakeTimeProvider</c> of the code under test. The clocks of new sandboxes
    /// follow it; without one they are frozen.
    /// </summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>Receives each log line, for example a test's output; null disables logging. May be called concurrently.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>
    /// Options of the <c>Emulator</c> section by their keys, such as <c>RunSeconds</c> or <c>EmptyExecutionIds</c>. The port is any
    /// free one unless <c>Port</c> says otherwise.
    /// </summary>
    public IDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
