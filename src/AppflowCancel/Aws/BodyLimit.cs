namespace AppflowCancel.Aws;

/// <summary>The largest request body that either API accepts, in bytes.</summary>
internal sealed record BodyLimit(long Bytes)
{
    /// <summary>10 MiB, the limit of API Gateway.</summary>
    public const long Default = 10 * 1024 * 1024;
}
