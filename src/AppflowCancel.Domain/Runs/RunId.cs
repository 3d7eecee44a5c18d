using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace AppflowCancel.Domain.Runs;

/// <summary>
/// An executionId. AWS generates lowercase UUIDs, stored here in 16 bytes; a test may choose any other
/// text without white space.
/// </summary>
public readonly struct RunId : IEquatable<RunId>
{
    private static readonly SearchValues<char> Lowercase = SearchValues.Create("0123456789abcdef-");

    private static readonly SearchValues<byte> LowercaseBytes = SearchValues.Create("0123456789abcdef-"u8);

    private readonly Guid _uuid;
    private readonly string? _text;

    private RunId(Guid uuid, string? text) => (_uuid, _text) = (uuid, text);

    public static bool operator ==(RunId left, RunId right) => left.Equals(right);

    public static bool operator !=(RunId left, RunId right) => !left.Equals(right);

    public bool IsUuid => _text is null;

    /// <summary>Null for an id that is not a UUID.</summary>
    public Guid? Uuid => _text is null ? _uuid : null;

    public static RunId From(Guid uuid) => new(uuid, null);

    // Guid.Parse is lenient: it trims and accepts 0x and +, so different ids could become equal.
    public static RunId Parse(string text) =>
        !text.AsSpan().ContainsAnyExcept(Lowercase) && Guid.TryParseExact(text, "D", out var uuid)
            ? new(uuid, null)
            : new(Guid.Empty, text);

    /// <param name="ascii">The same text in ASCII.</param>
    public static RunId Parse(ReadOnlySpan<byte> ascii) =>
        !ascii.ContainsAnyExcept(LowercaseBytes) && Utf8Parser.TryParse(ascii, out Guid uuid, out var consumed, 'D') && consumed == ascii.Length
            ? new(uuid, null)
            : new(Guid.Empty, Encoding.ASCII.GetString(ascii));

    public bool Equals(RunId other) => _uuid == other._uuid && string.Equals(_text, other._text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is RunId other && Equals(other);

    public override int GetHashCode() => _text is null ? _uuid.GetHashCode() : _text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _text ?? _uuid.ToString();
}
