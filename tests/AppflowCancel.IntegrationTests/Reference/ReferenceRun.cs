namespace AppflowCancel.IntegrationTests.Reference;

/// <summary>A run of the reference model. Times are in seconds since the start; cancel request and finish are optional.</summary>
internal sealed record ReferenceRun(
    string Id, int StartedAt, int RunSeconds, int CancelSeconds, int? CancelledAt = null, int? FinishedAt = null, string FinishedAs = "")
{
    public static readonly IReadOnlyList<string> Outcomes = ["Successful", "Successful", "Successful", "Error", "Canceled", "Canceled"];

    public int EndsAt => FinishedAt ?? (CancelledAt is { } cancelled ? cancelled + CancelSeconds : StartedAt + RunSeconds);

    public string EndsAs => FinishedAt is not null ? FinishedAs : CancelledAt is not null ? "Canceled" : "Successful";

    public string StatusAt(int now) => now >= EndsAt ? EndsAs : CancelledAt is null ? "InProgress" : "CancelStarted";

    /// <summary>Equal for runs that no later operation can distinguish.</summary>
    public string KeyAt(int now) => now >= EndsAt ? $"{Id} {EndsAs}" : $"{Id} {EndsAt} {CancelSeconds} {CancelledAt is not null}";
}
