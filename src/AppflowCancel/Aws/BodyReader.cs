using System.Buffers;
using System.IO.Pipelines;
using AppflowCancel.Memory;

namespace AppflowCancel.Aws;

/// <summary>Reads request bodies whole, up to the limit, and within the memory that all of them may take.</summary>
internal sealed class BodyReader(BodyLimit limit, BodyBudget budget)
{
    /// <summary>A body of at most this size stays where the server put it, which holds no more for any connection.</summary>
    public const int MaxUncopied = 16 * 1024;

    private const int FirstChunk = 64 * 1024;

    /// <summary>What a client that gets no memory for its body waits before it tries again, in seconds.</summary>
    public const string RetryAfter = "1";

    public const string NoMemory = "The emulator holds as many request bodies as Emulator__BodyMemory allows; try again.";

    public async ValueTask<HeldBody> ReadAsync(HttpRequest request, CancellationToken aborted)
    {
        var pipe = request.BodyReader;
        if (request.ContentLength > MaxUncopied)
        {
            return await ReadLarge(request, pipe, aborted);
        }

        while (true)
        {
            var read = await pipe.ReadAsync(aborted);
            if (read.Buffer.Length > Math.Min(MaxUncopied, limit.Bytes))
            {
                pipe.AdvanceTo(read.Buffer.Start);
                return await ReadLarge(request, pipe, aborted);
            }

            if (read.IsCompleted)
            {
                return new HeldBody(read.Buffer, pipe);
            }

            pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private async ValueTask<HeldBody> ReadLarge(HttpRequest request, PipeReader pipe, CancellationToken aborted)
    {
        if (request.ContentLength > limit.Bytes)
        {
            return HeldBody.TooLarge;
        }

        // A body that does not say how long it is may become as long as any.
        if (await budget.Reserve(request.ContentLength ?? limit.Bytes, aborted) is not { } reserved)
        {
            return HeldBody.NoMemory;
        }

        HeldBody body = default;
        try
        {
            return body = await Copy(pipe, request.ContentLength ?? FirstChunk, aborted) is { } bytes
                ? new HeldBody(bytes, budget, reserved)
                : HeldBody.TooLarge;
        }
        finally
        {
            if (body.Bytes.IsEmpty)
            {
                budget.Release(reserved);
            }
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>?> Copy(PipeReader pipe, long expected, CancellationToken aborted)
    {
        var bytes = GC.AllocateUninitializedArray<byte>((int)expected);
        var length = 0;
        while (true)
        {
            var read = await pipe.ReadAsync(aborted);
            var part = read.Buffer;
            if (length + part.Length > limit.Bytes)
            {
                // An unfinished read would make the server close the connection after the response.
                pipe.AdvanceTo(part.End);
                return null;
            }

            if (length + part.Length > bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(limit.Bytes, Math.Max(bytes.Length * 2L, length + part.Length)));
            }

            part.CopyTo(bytes.AsSpan(length));
            length += (int)part.Length;
            pipe.AdvanceTo(part.End);
            if (read.IsCompleted)
            {
                return bytes.AsMemory(0, length);
            }
        }
    }
}
