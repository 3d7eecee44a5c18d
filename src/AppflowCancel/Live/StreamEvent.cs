namespace AppflowCancel.Live;

/// <summary>An event of a change stream, serialized once for all readers.</summary>
/// <param name="Sequence">The change's sequence number in the feed.</param>
/// <param name="Data">JSON in UTF-8. Never changed.</param>
internal sealed record StreamEvent(long Sequence, string Kind, byte[] Data);
