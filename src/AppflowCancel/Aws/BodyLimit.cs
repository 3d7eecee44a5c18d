namespace AppflowCancel.Aws;

/// <summary>The largest request body that either surface accepts, in bytes.</summary>
internal sealed record BodyLimit(long Bytes);
