namespace AppflowCancel.Domain.Runs;

/// <summary>
/// An executionId. AWS makes them lowercase UUIDs, kept here in the 16 bytes they are worth; a test may choose any other
/// text without white space.
/// </summary>
public readonly struct RunId : IEquatable<RunId>
{
    private readonly Guid _uuid;
    private readonly string? _text;

    private RunId(Guid uuid, string? text) => (_uuid, _text) = (uuid, text);

    public static bool operator ==(RunId left, RunId right) => left.Equals(right);

    public static bool operator !=(RunId left, RunId right) => !left.Equals(right);

    public static RunId From(Guid uuid) => new(uuid, null);

    public static RunId Parse(string text) =>
        Guid.TryParseExact(text, "D", out var uuid) && !text.AsSpan().ContainsAnyInRange('A', 'F')
            ? new(uuid, null)
            : new(Guid.Empty, text);

    public bool Equals(RunId other) => _uuid == other._uuid && string.Equals(_text, other._text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is RunId other && Equals(other);

    public override int GetHashCode() => _text is null ? _uuid.GetHashCode() : _text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _text ?? _uuid.ToString("D");
}
