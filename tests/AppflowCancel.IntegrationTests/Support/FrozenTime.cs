namespace AppflowCancel.IntegrationTests.Support;

/// <summary>Real time that stands still, so that the only time that passes is what a test lets pass on its account's clock.</summary>
internal sealed class FrozenTime : TimeProvider
{
    /// <summary>1,790,000,000 seconds since 1970.</summary>
    public static readonly DateTimeOffset Start = new(2026, 9, 21, 14, 13, 20, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Start;

    public override long GetTimestamp() => 0;
}
