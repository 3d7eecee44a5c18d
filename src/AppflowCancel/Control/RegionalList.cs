namespace AppflowCancel.Control;

/// <summary>Reads a list of a state document whose entries are named and belong to a region.</summary>
internal static class RegionalList
{
    /// <param name="nameMember">The member with an entry's name, for errors.</param>
    /// <param name="regionOf">The region of an entry.</param>
    /// <param name="read">Reads an entry in its region; null if invalid, which adds an error.</param>
    /// <returns>The entries before the first error. One that repeats a name in its region is an error.</returns>
    public static List<(string Region, T Entry)> Read<T>(
        IReadOnlyList<JsonObjectReader> list,
        string nameMember,
        Func<JsonObjectReader, string> regionOf,
        Func<JsonObjectReader, string, T?> read,
        Func<T, string> nameOf)
        where T : class
    {
        var entries = new List<(string Region, T Entry)>();
        var names = new HashSet<(string Region, string Name)>();
        foreach (var json in list)
        {
            if (json.Errors.First is not null)
            {
                break;
            }

            var region = regionOf(json);
            if (read(json, region) is not { } entry)
            {
                continue;
            }

            entries.Add((region, entry));
            if (!names.Add((region, nameOf(entry))))
            {
                json.Refuse(nameMember, $"\"{nameOf(entry)}\" is a duplicate.");
            }
        }

        return entries;
    }
}
