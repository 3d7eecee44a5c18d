using AppflowCancel.Text;

namespace AppflowCancel.Browsers;

/// <summary>One line per refused host or origin, not per request: a page may send a thousand requests a second.</summary>
internal sealed class BrowserLog(Serilog.ILogger log)
{
    private const int MaxSources = 100;
    private const int MaxLength = 256;

    private readonly HashSet<string> _seen = [];

    public void Refused(string source, string method, string? path, string message)
    {
        if (IsNew(Truncation.Cut(source, MaxLength)))
        {
            log.Warning("{Method} {Path} refused: {Reason}", method, Truncation.Shorten(path, MaxLength), message);
        }
    }

    private bool IsNew(string source)
    {
        lock (_seen)
        {
            return _seen.Count < MaxSources && _seen.Add(source);
        }
    }
}
