namespace AppflowCancel.IntegrationTests.Support;

/// <summary>Frozen real time: time passes only when a test moves its account's clock.</summary>
internal sealed class FrozenTime : TimeProvider
{
    /// <summary>1,790,000,000 seconds since 1970.</summary>
    public static readonly DateTimeOffset Start = new(2026, 9, 21, 14, 13, 20, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Start;

    public override long GetTimestamp() => 0;
}
