namespace AppflowCancel.Domain.Flows;

/// <summary>Accounts and regions as <c>account/region</c>, in order.</summary>
/// <param name="First">The first few.</param>
/// <param name="Count">Number of places.</param>
public sealed record FlowPlaces(IReadOnlyList<string> First, int Count)
{
    public static readonly FlowPlaces None = new([], 0);

    public override string ToString() =>
        string.Join(", ", First) + (Count > First.Count ? $" and {Count - First.Count} more" : "");
}
