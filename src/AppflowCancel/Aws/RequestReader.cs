using System.Text.Json;
using AppflowCancel.Aws.Shapes;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Text;

namespace AppflowCancel.Aws;

/// <summary>Reads the members of a request and keeps the first type error. Null means absent.</summary>
internal sealed class RequestReader(JsonElement body, string? label, HttpRequest request, FlatJson? flat = null)
{
    private static readonly StringShape AnyText = new();
    private static readonly ListShape AnyTexts = new(AnyText);
    private static readonly MapShape AnyMap = new(AnyText, AnyText);
    private static readonly IntegerShape AnyInteger = new();
    private static readonly BooleanShape AnyBoolean = new();

    public TypeError? Error { get; private set; }

    /// <summary>Whether a member needs a JSON document; the request is then read again from one.</summary>
    public bool NeedsDocument { get; private set; }

    /// <summary>The part of the path that is a member of the request.</summary>
    public string? Label { get; } = label;

    public string? Text(string member) =>
        flat is not null ? Plain(member, JsonTokenType.String) is { } plain ? flat.TextOf(plain) : null : Find(member, AnyText) is { } value ? JsonText.Of(value) : null;

    public int? Integer(string member) => flat is not null ? PlainInteger(member) : Find(member, AnyInteger) is { } value ? value.GetInt32() : null;

    public bool? Boolean(string member) =>
        flat is not null ? Plain(member, JsonTokenType.True, JsonTokenType.False) is { } plain ? plain.Type is JsonTokenType.True : null
        : Find(member, AnyBoolean) is { } value ? value.GetBoolean() : null;

    public IReadOnlyDictionary<string, string>? Map(string member) => Find(member, AnyMap) is { } value ? MapShape.Read(value) : null;

    public RunIdList? RunIds(string member) =>
        flat is not null ? Plain(member, JsonTokenType.StartArray) is { } plain ? flat.RunIdsOf(plain) : null
        : Texts(member) is { } texts ? RunIdList.Of(texts) : null;

    public IReadOnlyList<string>? Texts(string member)
    {
        if (flat is not null)
        {
            return Plain(member, JsonTokenType.StartArray) is { } plain ? flat.TextsOf(plain) : null;
        }

        if (Find(member, AnyTexts) is not { } value)
        {
            return null;
        }

        var texts = new string[value.GetArrayLength()];
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            texts[index++] = JsonText.Of(element);
        }

        return texts;
    }

    /// <summary>A structure member, without members unknown to its shape.</summary>
    public JsonElement? Structure(string member, Shape shape) => Find(member, shape) is { } value ? shape.Understood(value) : null;

    /// <summary>A repeated query parameter; null if absent.</summary>
    public IReadOnlyList<string>? QueryTexts(string parameter) =>
        request.Query.TryGetValue(parameter, out var values) ? [.. values.Select(value => value ?? "")] : null;

    private FlatJson.Member? Plain(string member, params ReadOnlySpan<JsonTokenType> types)
    {
        var found = flat!.Find(member);
        NeedsDocument |= found is { } plain && !types.Contains(plain.Type);
        return NeedsDocument ? null : found;
    }

    private int? PlainInteger(string member)
    {
        if (Plain(member, JsonTokenType.Number) is not { } plain)
        {
            return null;
        }

        if (flat!.TryInteger(plain, out var number))
        {
            return number;
        }

        NeedsDocument = true;
        return null;
    }

    private JsonElement? Find(string member, Shape shape)
    {
        if (flat is not null)
        {
            // A member with members of its own, or a wrong type; a plain body has neither.
            NeedsDocument |= flat.Find(member) is not null;
            return null;
        }

        if (body.ValueKind is not JsonValueKind.Object
            || !body.TryGetProperty(member, out var value)
            || value.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        if (shape.FindTypeError(value) is { } error)
        {
            Error ??= error;
            return null;
        }

        return value;
    }
}
