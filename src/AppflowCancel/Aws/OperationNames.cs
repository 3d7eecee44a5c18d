namespace AppflowCancel.Aws;

/// <summary>The operations by name, for fault rules and filters.</summary>
/// <param name="Emulated">Those that work.</param>
/// <param name="Recorded">Names that the journal can contain.</param>
internal sealed record OperationNames(IReadOnlyList<string> Emulated, IReadOnlyList<string> Recorded);
