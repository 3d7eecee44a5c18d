namespace AppflowCancel.BrowserTests.Support;

/// <summary>A test that needs a browser; skipped without one. CI installs one first.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() =>
        Skip = File.Exists(Chromium.Path) ? null : $"There is no {Chromium.Path}: install Debian's chromium, or name another with CHROMIUM.";
}
