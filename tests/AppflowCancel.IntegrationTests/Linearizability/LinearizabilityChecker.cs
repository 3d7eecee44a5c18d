using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AppflowCancel.IntegrationTests.Reference;

namespace AppflowCancel.IntegrationTests.Linearizability;

/// <summary>
/// Whether there is an order of the calls, one after the other, that explains every answer: each call takes effect at once, some time
/// between its request and its answer. Wing and Gong's search with Lowe's memory of what has been tried, as in Porcupine.
/// </summary>
internal static class LinearizabilityChecker
{
    /// <summary>The memory is a bit for each call.</summary>
    public const int MaxCalls = 64;

    // Of 48 bytes each in the memory of what has been tried: at most some 100 MB.
    private const int MaxTried = 1_000_000;

    public static Verdict Check(World initial, IReadOnlyList<RecordedCall> history)
    {
        if (history.Count > MaxCalls)
        {
            throw new ArgumentException($"A history may have {MaxCalls} calls.", nameof(history));
        }

        var head = CallEvent.ListOf(history);
        var tried = new HashSet<(ulong Done, UInt128 World)>();
        var order = new Stack<(CallEvent Call, World Before, UInt128 Digest, bool IsOnlyChoice)>();
        var (world, digest, done) = (initial, DigestOf(initial), 0UL);
        var next = head.Next;
        while (head.Next is not null)
        {
            if (tried.Count > MaxTried)
            {
                return Verdict.Undecided;
            }

            if (next!.Answer is { } answer)
            {
                var after = (next.Older & ~done) == 0 ? world.After(next.Call!.Operation, next.Call.Answer) : null;
                var digestAfter = after is null ? default : DigestOf(after);
                if (after is not null && tried.Add((done | next.Bit, digestAfter)))
                {
                    // A call that changes nothing, wherever it is, can stay here: an order with it later can have it here as well.
                    order.Push((next, world, digest, next.Call!.ChangesNothing));
                    (world, digest, done) = (after, digestAfter, done | next.Bit);
                    next.Remove();
                    answer.Remove();
                    next = head.Next;
                }
                else
                {
                    next = next.Next;
                }
            }
            else
            {
                // This call was answered before any that is left could explain it: another order must be tried.
                CallEvent? other = null;
                while (other is null && order.TryPop(out var last))
                {
                    (world, digest, done) = (last.Before, last.Digest, done & ~last.Call.Bit);
                    last.Call.Answer!.Restore();
                    last.Call.Restore();
                    other = last.IsOnlyChoice ? null : last.Call.Next;
                }

                if (other is null)
                {
                    return Verdict.NotLinearizable;
                }

                next = other;
            }
        }

        return Verdict.Linearizable;
    }

    // Of 128 bits: that two worlds of a history have the same one by chance is not to be expected in the life of the sun.
    private static UInt128 DigestOf(World world)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(world.Key.AsSpan()), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
