using System.Diagnostics.CodeAnalysis;

namespace AppflowCancel.Text;

/// <summary>Truncates text from clients.</summary>
internal static class Truncation
{
    /// <summary>The first <paramref name="max"/> characters of the text.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Cut(string? text, int max) => text?.Length > max ? text[..End(text, max)] : text;

    /// <summary>The same, with an ellipsis if the text was truncated.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Shorten(string? text, int max) => text?.Length > max ? $"{text[..End(text, max)]}…" : text;

    // Half of a surrogate pair cannot be written as UTF-8.
    private static int End(string text, int max) => char.IsHighSurrogate(text[max - 1]) ? max - 1 : max;
}
