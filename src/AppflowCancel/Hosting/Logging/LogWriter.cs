using System.Text;

namespace AppflowCancel.Hosting.Logging;

/// <summary>
/// Writes text to standard output. What cannot be written, as on a full disk, is lost; standard error says so once, until text
/// can be written again.
/// </summary>
internal sealed class LogWriter(TextWriter output, TextWriter errors)
{
    private bool _failed;
    private long _progress;

    /// <summary>Grows with each piece written; safe to read on any thread.</summary>
    public long Progress => Volatile.Read(ref _progress);

    public void Write(StringBuilder text)
    {
        try
        {
            foreach (var chunk in text.GetChunks())
            {
                output.Write(chunk.Span);
                Interlocked.Increment(ref _progress);
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

    // A closed handle is an access error in .NET.
    private static bool IsUnwritable(Exception exception) => exception is IOException or UnauthorizedAccessException;
}
