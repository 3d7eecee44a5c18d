using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Aws;

/// <summary>
/// A plain request body, parsed from its bytes without a document: an ASCII object without escapes, with scalars and lists of strings.
/// Most requests except CreateFlow and UpdateFlow have one. <see cref="RequestBody.Parse"/> parses all other bodies.
/// </summary>
internal sealed class FlatJson
{
    private readonly ReadOnlyMemory<byte> _body;
    private readonly List<Member> _members = new(4);

    private FlatJson(ReadOnlyMemory<byte> body) => _body = body;

    /// <summary>Null when the body is not plain, or not JSON.</summary>
    public static FlatJson? TryRead(ReadOnlySequence<byte> body)
    {
        var bytes = body.IsSingleSegment ? body.First : default;
        if (!Ascii.IsValid(bytes.Span) || bytes.Span.Contains((byte)'\\') || bytes.Span.IndexOf((byte)'{') < 0)
        {
            return null;
        }

        try
        {
            var flat = new FlatJson(bytes);
            return flat.Read(new Utf8JsonReader(bytes.Span)) ? flat : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The last member of that name; null if absent or JSON null.</summary>
    public Member? Find(string name)
    {
        for (var i = _members.Count - 1; i >= 0; i--)
        {
            if (Ascii.Equals(Bytes(_members[i].Name), name))
            {
                return _members[i].Type is JsonTokenType.Null ? null : _members[i];
            }
        }

        return null;
    }

    public string TextOf(Member member) => Encoding.ASCII.GetString(Bytes(member.Value));

    public bool TryInteger(Member member, out int number) =>
        Utf8Parser.TryParse(Bytes(member.Value), out number, out var consumed) && consumed == Bytes(member.Value).Length;

    public string[] TextsOf(Member member)
    {
        var texts = new string[member.Count];
        var rest = Bytes(member.Value);
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Encoding.ASCII.GetString(NextText(ref rest));
        }

        return texts;
    }

    public RunIdList RunIdsOf(Member member)
    {
        var ids = new RunId[member.Count];
        var rest = Bytes(member.Value);
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = RunId.Parse(NextText(ref rest));
        }

        return new RunIdList(ids);
    }

    // Without escapes, every other quotation mark starts a string.
    private static ReadOnlySpan<byte> NextText(ref ReadOnlySpan<byte> rest)
    {
        rest = rest[(rest.IndexOf((byte)'"') + 1)..];
        var end = rest.IndexOf((byte)'"');
        var text = rest[..end];
        rest = rest[(end + 1)..];
        return text;
    }

    private bool Read(Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = RangeOf(reader);
            reader.Read();
            if (!TryAdd(name, ref reader))
            {
                return false;
            }
        }

        // Anything after the object is an error, which the reader throws.
        return !reader.Read();
    }

    private bool TryAdd(Range name, ref Utf8JsonReader reader)
    {
        var type = reader.TokenType;
        if (type is JsonTokenType.StartObject)
        {
            return false;
        }

        if (type is not JsonTokenType.StartArray)
        {
            _members.Add(new Member(name, type, RangeOf(reader), Count: 0));
            return true;
        }

        var start = (int)reader.TokenStartIndex;
        var count = 0;
        while (reader.Read() && reader.TokenType is JsonTokenType.String)
        {
            count++;
        }

        _members.Add(new Member(name, type, start..(int)reader.BytesConsumed, count));
        return reader.TokenType is JsonTokenType.EndArray;
    }

    private static Range RangeOf(Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex + (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 1 : 0);
        return start..(start + reader.ValueSpan.Length);
    }

    private ReadOnlySpan<byte> Bytes(Range range) => _body.Span[range];

    /// <param name="Value">Range of its value, without the quotation marks of a string.</param>
    /// <param name="Count">Number of strings in a list.</param>
    internal readonly record struct Member(Range Name, JsonTokenType Type, Range Value, int Count);
}
