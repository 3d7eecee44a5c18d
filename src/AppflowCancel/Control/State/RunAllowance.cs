using AppflowCancel.Domain;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control.State;

/// <summary>How many runs that have not ended a document may have. Reading stops at the first that is too many.</summary>
internal sealed class RunAllowance(long max)
{
    private long _active;

    /// <summary>For seeds and stored flows, which only the owner of the process can write.</summary>
    public static RunAllowance Unlimited() => new(long.MaxValue);

    /// <returns>The error; null if the run is allowed.</returns>
    public string? Take(Run run, Instant now) => run.StatusAt(now).IsFinal || ++_active <= max
        ? null
        : $"The document has more than {max} runs that have not ended; allowed: {Limits.ImportFactor} times Emulator:MaxConcurrentRuns.";
}
