using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AppflowCancel.IntegrationTests.Reference;

namespace AppflowCancel.IntegrationTests.Linearizability;

/// <summary>
/// Whether a sequential order of the calls explains every answer: each call takes effect atomically, at some instant
/// between its request and its answer. Wing and Gong's search with Lowe's memoization, as in Porcupine.
/// </summary>
internal static class LinearizabilityChecker
{
    /// <summary>The memoization uses a bit per call.</summary>
    public const int MaxCalls = 64;

    // Memoized worlds take 48 bytes each: at most some 100 MB.
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
                    // A call that changes nothing can stay here: every order with it later is also valid with it here.
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
                // No remaining call explains this answer: backtrack.
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

    // 128 bits: a collision between two worlds of a history is practically impossible.
    private static UInt128 DigestOf(World world)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(world.Key.AsSpan()), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
