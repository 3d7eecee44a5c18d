namespace AppflowCancel.Control;

/// <summary>What is wrong with something that was sent; the first thing is told.</summary>
internal sealed class ValidationErrors
{
    public string? First { get; private set; }

    public void Add(string error) => First ??= error;
}
