namespace AppflowCancel.Testing;

/// <summary>How <see cref="AppflowEmulator.StartAsync"/> starts an emulator.</summary>
public sealed class AppflowEmulatorOptions
{
    /// <summary>
    /// The time that the emulator lives in, such as the <c>FakeTimeProvider</c> of the code under test. The clocks of new sandboxes
    /// then follow it; without one they stand still.
    /// </summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>Takes each log line, such as a test's output; null, nothing is logged. May be called from several threads at once.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>
    /// Options of the <c>Emulator</c> section by their keys, such as <c>RunSeconds</c> or <c>EmptyExecutionIds</c>. The port is any
    /// free one unless <c>Port</c> says otherwise.
    /// </summary>
    public IDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
