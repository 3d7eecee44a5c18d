using System.Text;

namespace AppflowCancel.Hosting.Logging;

/// <summary>
/// Writes text to standard output. What cannot be written, as on a full disk, is lost; standard error says so once, until text
/// can be written again.
/// </summary>
internal sealed class LogWriter(TextWriter output, TextWriter errors)
{
    /// <summary>Characters written at a time: of a whole batch, which may have millions, a slow reader would show no progress.</summary>
    public const int PieceLength = 16 * 1024;

    private bool _failed;
    private long _progress;

    /// <summary>Grows with each piece that is passed on; safe to read on any thread.</summary>
    public long Progress => Volatile.Read(ref _progress);

    public void Write(StringBuilder text)
    {
        try
        {
            if (_failed)
            {
                // The line that failed may have been written in part.
                WritePiece(Environment.NewLine);
            }

            foreach (var chunk in text.GetChunks())
            {
                for (var start = 0; start < chunk.Length; start += PieceLength)
                {
                    WritePiece(chunk.Span.Slice(start, Math.Min(PieceLength, chunk.Length - start)));
                }
            }

            output.Flush();
            _failed = false;
        }
        catch (Exception exception) when (IsUnwritable(exception))
        {
            if (!_failed)
            {
                _failed = true;
                Report(exception.GetBaseException().Message);
            }
        }
    }

    private void WritePiece(ReadOnlySpan<char> piece)
    {
        output.Write(piece);
        Interlocked.Increment(ref _progress);
    }

    private void Report(string reason)
    {
        try
        {
            errors.WriteLine($"Log lines are lost, because standard output cannot be written: {reason}.");
        }
        catch (Exception exception) when (IsUnwritable(exception))
        {
            // Nobody can be told.
        }
    }

    // Writing to a handle that cannot be written, such as the one of a closed standard output, is an access error in .NET.
    private static bool IsUnwritable(Exception exception) => exception is IOException or UnauthorizedAccessException;
}
