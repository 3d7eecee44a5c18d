using System.Collections;

namespace AppflowCancel.Domain.Runs;

/// <summary>Run ids of a request. Strings of UUIDs are created on demand.</summary>
public sealed class RunIdList(RunId[] ids) : IReadOnlyList<string>
{
    public ReadOnlySpan<RunId> Ids => ids;

    public int Count => ids.Length;

    public string this[int index] => ids[index].ToString();

    /// <summary>Approximate size of the list in memory, without creating strings.</summary>
    public long EstimateBytes()
    {
        var bytes = 24L * ids.Length;
        foreach (var id in ids)
        {
            bytes += id.IsUuid ? 0 : 24 + (2L * id.ToString().Length);
        }

        return bytes;
    }

    /// <summary>The list itself when it is one already.</summary>
    public static RunIdList Of(IReadOnlyList<string> texts) => texts as RunIdList ?? new RunIdList([.. texts.Select(RunId.Parse)]);

    public IEnumerator<string> GetEnumerator() => ids.Select(id => id.ToString()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
