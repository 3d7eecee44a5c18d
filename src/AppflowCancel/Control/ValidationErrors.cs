namespace AppflowCancel.Control;

/// <summary>Validation errors; the first one is reported.</summary>
internal sealed class ValidationErrors
{
    public string? First { get; private set; }

    public void Add(string error) => First ??= error;
}
