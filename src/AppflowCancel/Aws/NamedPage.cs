namespace AppflowCancel.Aws;

/// <summary>A page of items sorted by name, in ordinal order.</summary>
/// <param name="NextToken">Null on the last page.</param>
internal sealed record NamedPage<T>(IReadOnlyList<T> Items, string? NextToken)
{
    /// <param name="kind">The operation's kind of token; see <see cref="PageToken"/>.</param>
    /// <param name="after">The last name of the previous page; empty for the first page.</param>
    /// <param name="sorted">Every item that the request selects.</param>
    public static NamedPage<T> Of(char kind, string after, int size, IEnumerable<T> sorted, Func<T, string> name)
    {
        List<T> found = [.. sorted.Where(item => string.CompareOrdinal(name(item), after) > 0).Take(size + 1)];
        return found.Count > size
            ? new NamedPage<T>(found.GetRange(0, size), PageToken.Of(kind, name(found[size - 1])))
            : new NamedPage<T>(found, null);
    }
}
