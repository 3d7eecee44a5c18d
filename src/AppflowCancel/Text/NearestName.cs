namespace AppflowCancel.Text;

/// <summary>Finds the nearest known name for a mistyped one.</summary>
internal static class NearestName
{
    private const int MaxLength = 100;

    public static string To(string given, IEnumerable<string> names)
    {
        var from = Truncation.Cut(given, MaxLength).ToUpperInvariant();
        return names.MinBy(name => name.StartsWith(from, StringComparison.OrdinalIgnoreCase) ? 1 : Distance(from, name.ToUpperInvariant()))!;
    }

    // Levenshtein distance, one row at a time.
    private static int Distance(ReadOnlySpan<char> from, ReadOnlySpan<char> to)
    {
        var row = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
