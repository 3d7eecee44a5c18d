namespace AppflowCancel.Memory;

/// <summary>Defaults that fit the available memory: the machine's, or the heap's share of a container's limit.</summary>
internal static class MemoryLimits
{
    private const long Mebibyte = 1024 * 1024;

    private static readonly long Available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>64 MiB, and at most an eighth of the memory: a body takes several times its size while it is parsed.</summary>
    public static int BodyMemory => (int)Math.Clamp(Available / 8, 10 * Mebibyte, 64 * Mebibyte);

    /// <summary>The same for all journals.</summary>
    public static int JournalMemory => (int)Math.Clamp(Available / 8, 10 * Mebibyte, 64 * Mebibyte);

    /// <summary>20,000, and at most one per 64 KiB: the maximum that a connection takes before its request is complete.</summary>
    public static int Connections => (int)Math.Clamp(Available / (64 * 1024), 1_000, 20_000);
}
