using System.Buffers;

namespace AppflowCancel.Text;

/// <summary>
/// Keeps large arrays out of .NET's shared pool. To parse, System.Text.Json rents one of the text's size, exchanges it for one that
/// fits the values, and gives it back: the pool would keep 16 MB for each thread that has parsed a large document.
/// </summary>
internal static class SharedPool
{
    private const int Large = 16 * 1024;

    /// <summary>Call on the thread that has parsed a text of that length.</summary>
    public static void ForgetArrayOf(int length)
    {
        if (length > Large)
        {
            // The one that this thread gave back last. Not returned, it is the collector's.
            _ = ArrayPool<byte>.Shared.Rent(length);
        }
    }
}
