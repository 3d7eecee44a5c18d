using AppflowCancel.Text;

namespace AppflowCancel.Browsers;

/// <summary>One line for each host or origin that was refused, and not one for each request: a page may ask a thousand times a second.</summary>
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
