using System.Buffers;
using System.IO.Pipelines;
using AppflowCancel.Memory;

namespace AppflowCancel.Aws;

/// <summary>Reads whole request bodies, up to the size limit, and within the memory budget that all bodies share.</summary>
internal sealed class BodyReader(BodyLimit limit, BodyBudget budget, HeapRoom room)
{
    /// <summary>A body up to this size stays in the server's buffer, whose size per connection is limited.</summary>
    public const int MaxUncopied = 16 * 1024;

    private const int FirstChunk = 64 * 1024;

    /// <summary>Retry-After, in seconds, when there is no memory for a body.</summary>
    public const string RetryAfter = "1";

    public const string NoMemory =
        "There is no memory for this request: others have used up Emulator__BodyMemory, or the state leaves too little of the heap. "
        + "Try again, remove state, or give the process more memory.";

    /// <summary>Reads a small body that arrived with its headers, as most do, without waiting and without a cancellation token.</summary>
    public bool TryRead(HttpRequest request, out HeldBody body)
    {
        body = default;
        if (request.ContentLength > MaxUncopied || !request.BodyReader.TryRead(out var read))
        {
            return false;
        }

        if (read.IsCompleted && read.Buffer.Length <= Math.Min(MaxUncopied, limit.Bytes))
        {
            body = new HeldBody(read.Buffer, request.BodyReader);
            return true;
        }

        // Nothing is consumed, so the next read starts with the same bytes, and nothing is examined, so it completes immediately.
        request.BodyReader.AdvanceTo(read.Buffer.Start);
        return false;
    }

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

        // A body without Content-Length may reach the limit.
        var size = request.ContentLength ?? limit.Bytes;
        if (!room.IsThereFor(size) || await budget.Reserve(size, aborted) is not { } reserved)
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
