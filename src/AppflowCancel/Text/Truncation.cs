using System.Diagnostics.CodeAnalysis;

namespace AppflowCancel.Text;

/// <summary>Bounds texts that a client chose.</summary>
internal static class Truncation
{
    /// <summary>At most so many characters of the text.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Cut(string? text, int max) => text?.Length > max ? text[..max] : text;

    /// <summary>The same, with an ellipsis where something was cut.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Shorten(string? text, int max) => text?.Length > max ? $"{text[..max]}…" : text;
}
