using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Storage;

/// <summary>Statuses and origins as stored, spelled as on the wire; read without allocating a string per row.</summary>
internal static class StoredText
{
    private static readonly RunStatus[] Statuses = Enum.GetValues<RunStatus>();
    private static readonly RunOrigin[] Origins = Enum.GetValues<RunOrigin>();
    private static readonly byte[][] StatusBytes = [.. Statuses.Select(status => System.Text.Encoding.UTF8.GetBytes(status.ToString()))];
    private static readonly byte[][] OriginBytes = [.. Origins.Select(origin => System.Text.Encoding.UTF8.GetBytes(origin.ToString()))];

    public static ReadOnlySpan<byte> Of(RunStatus status) => StatusBytes[(int)status];

    public static ReadOnlySpan<byte> Of(RunOrigin origin) => OriginBytes[(int)origin];

    public static RunStatus Status(ReadOnlySpan<byte> text) => Statuses[IndexOf(StatusBytes, text)];

    public static RunOrigin Origin(ReadOnlySpan<byte> text) => Origins[IndexOf(OriginBytes, text)];

    private static int IndexOf(byte[][] texts, ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            if (text.SequenceEqual(texts[i]))
            {
                return i;
            }
        }

        throw new StoreException($"The database contains the invalid run status or origin '{System.Text.Encoding.UTF8.GetString(text)}': restore it from a copy.");
    }
}
