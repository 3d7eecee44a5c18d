namespace AppflowCancel.Testing.Tests;

internal static class Plans
{
    /// <summary>In progress until it is cancelled or finished.</summary>
    public static readonly RunPlan Endless = new() { RunFor = Timeout.InfiniteTimeSpan };
}
