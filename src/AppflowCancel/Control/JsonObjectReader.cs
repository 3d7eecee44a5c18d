using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;
using AppflowCancel.Text;

namespace AppflowCancel.Control;

/// <summary>
/// Reads a JSON object of the control API, where typos must not pass silently: keeps the first
/// error, including unknown members, with its JSON path and what is allowed there.
/// </summary>
internal sealed class JsonObjectReader(JsonElement json, string path, ValidationErrors errors, int? index = null)
{
    private const int MaxPreview = 100;

    // As many as a run or a flow has: a state document may have 100,000 of them.
    private readonly List<string> _known = new(20);

    public JsonElement Json => json;

    // Built only for errors, which are rare.
    public string Path => index is { } at ? $"{path}[{at}]" : path;

    public ValidationErrors Errors => errors;

    public bool Has(string member) => Find(member) is not null;

    public string? Text(string member) => Find(member) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => JsonText.Of(value),
        { } value => Wrong<string>(member, value, "a string"),
    };

    public bool? Flag(string member) => Find(member) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } value => WrongValue<bool>(member, value, "true or false"),
    };

    public double? Number(string member, double min, double max) => Find(member) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out var number) && number >= min && number <= max => number,
        { } value => WrongValue<double>(member, value, $"a number from {Text(min)} to {Text(max)}"),
    };

    public long? Integer(string member, long min, long max) => Find(member) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) && number >= min && number <= max => number,
        { } value => WrongValue<long>(member, value, $"a whole number from {min} to {max}"),
    };

    /// <summary>Seconds since 1970, with milliseconds.</summary>
    public Instant? Time(string member) =>
        Number(member, 0, Instant.Last.Milliseconds / 1000) is { } seconds ? new Instant((long)Math.Round(seconds * 1000)) : null;

    /// <summary>Seconds; null or "never" for an infinite duration.</summary>
    public TimeSpan? Duration(string member, double min = 0)
    {
        if (!json.TryGetProperty(member, out var value))
        {
            _known.Add(member);
            return null;
        }

        if (value.ValueKind is JsonValueKind.Null || (value.ValueKind is JsonValueKind.String && value.ValueEquals("never"u8)))
        {
            _known.Add(member);
            return RunPlan.Never;
        }

        if (value.ValueKind is not JsonValueKind.Number)
        {
            return WrongValue<TimeSpan>(member, value, $"a number of seconds from {Text(min)} to 1000000000, null or \"never\"");
        }

        return Number(member, min, PlanTags.MaxSeconds) is { } seconds
            ? TimeSpan.FromMilliseconds(Math.Round(seconds * 1000))
            : null;
    }

    public T? OneOf<T>(string member, params ReadOnlySpan<T> allowed)
        where T : struct, Enum
    {
        if (Find(member) is not { } value)
        {
            return null;
        }

        foreach (var each in allowed)
        {
            if (value.ValueKind is JsonValueKind.String && value.ValueEquals(each.ToString()))
            {
                return each;
            }
        }

        return WrongValue<T>(member, value, string.Join(", ", allowed.ToArray()));
    }

    public JsonObjectReader? Object(string member) => Find(member) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => new JsonObjectReader(value, $"{Path}.{member}", errors),
        { } value => Wrong<JsonObjectReader>(member, value, "an object"),
    };

    public IReadOnlyList<JsonObjectReader> Objects(string member)
    {
        if (Find(member) is not { } value)
        {
            return [];
        }

        if (value.ValueKind is not JsonValueKind.Array)
        {
            return Wrong<IReadOnlyList<JsonObjectReader>>(member, value, "a list of objects") ?? [];
        }

        return JsonObjectList.Of(value, $"{Path}.{member}", errors);
    }

    /// <summary>A member that is read elsewhere.</summary>
    public JsonElement? Raw(string member) => Find(member);

    /// <summary>Reports every member that was not read, except those that are read later.</summary>
    public void RejectUnknownMembers(params ReadOnlySpan<string> later)
    {
        _known.AddRange(later);
        foreach (var member in json.EnumerateObject())
        {
            if (!IsKnown(member))
            {
                var shown = Truncation.Shorten(JsonText.NameOf(member), MaxPreview);
                errors.Add($"{Path}.{shown} is not known; did you mean {NearestName.To(shown, _known)}? "
                    + $"Allowed: {string.Join(", ", _known.Distinct())}.");
                return;
            }
        }
    }

    public void Refuse(string member, string message) => errors.Add($"{Path}.{member} {message}");

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    public static string Preview(JsonElement value)
    {
        // A character takes at most three bytes of UTF-8, or four for two chars.
        var bytes = JsonMarshal.GetRawUtf8Value(value);
        return Truncation.Shorten(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, (MaxPreview + 1) * 3)]), MaxPreview);
    }

    private bool IsKnown(JsonProperty member)
    {
        foreach (var name in _known)
        {
            if (member.NameEquals(name))
            {
                return true;
            }
        }

        return false;
    }

    private JsonElement? Find(string member)
    {
        _known.Add(member);
        return json.TryGetProperty(member, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;
    }

    private T? Wrong<T>(string member, JsonElement value, string allowed)
        where T : class
    {
        errors.Add($"{Path}.{member} is {Preview(value)}; allowed: {allowed}.");
        return null;
    }

    private T? WrongValue<T>(string member, JsonElement value, string allowed)
        where T : struct
    {
        _known.Add(member);
        errors.Add($"{Path}.{member} is {Preview(value)}; allowed: {allowed}.");
        return null;
    }
}
