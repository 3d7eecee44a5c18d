using System.Text.Json;
using System.Text.Json.Serialization;

namespace AppflowCancel.Domain.Time;

/// <summary>An instant in JSON: a number of seconds with milliseconds.</summary>
public sealed class EpochSecondsConverter : JsonConverter<Instant>
{
    private const byte Milliseconds = 3;

    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Requests are read member by member.");

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(ToDecimal(value));

    public static decimal ToDecimal(Instant instant)
    {
        var milliseconds = Math.Abs(instant.Milliseconds);
        return new decimal((int)milliseconds, (int)(milliseconds >> 32), 0, instant.Milliseconds < 0, Milliseconds);
    }
}
