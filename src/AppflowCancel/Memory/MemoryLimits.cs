namespace AppflowCancel.Memory;

/// <summary>Defaults that fit the memory that there is: that of the machine, or what a container's limit leaves to the heap.</summary>
internal static class MemoryLimits
{
    private const long Mebibyte = 1024 * 1024;

    private static readonly long Available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>64 MiB, and at most an eighth of the memory: a body takes several times its size while it is parsed.</summary>
    public static int BodyMemory => (int)Math.Clamp(Available / 8, 10 * Mebibyte, 64 * Mebibyte);

    /// <summary>The same for what all journals remember.</summary>
    public static int JournalMemory => (int)Math.Clamp(Available / 8, 10 * Mebibyte, 64 * Mebibyte);

    /// <summary>20,000, and at most one for each 64 KiB: the most that one takes before its request is complete.</summary>
    public static int Connections => (int)Math.Clamp(Available / (64 * 1024), 1_000, 20_000);
}
