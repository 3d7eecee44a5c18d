namespace AppflowCancel.Aws;

/// <summary>The operations by name, for fault rules and filters.</summary>
/// <param name="All">The model's operations.</param>
/// <param name="Recorded">Names that the journal can contain.</param>
internal sealed record OperationNames(IReadOnlyList<string> All, IReadOnlyList<string> Recorded);
