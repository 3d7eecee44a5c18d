using System.Text.Json;
using System.Text.Json.Serialization;

namespace AppflowCancel.Testing;

/// <summary>Durations are seconds on the wire; an infinite one is null. Null members of a plan are not written.</summary>
internal sealed class SecondsConverter : JsonConverter<TimeSpan?>
{
    public override bool HandleNull => true;

    public override TimeSpan? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Null
            ? Timeout.InfiniteTimeSpan
            : new TimeSpan((long)(reader.GetDecimal() * TimeSpan.TicksPerSecond));

    public override void Write(Utf8JsonWriter writer, TimeSpan? value, JsonSerializerOptions options)
    {
        if (value is null || value == Timeout.InfiniteTimeSpan)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteNumberValue((decimal)value.Value.Ticks / TimeSpan.TicksPerSecond);
        }
    }
}
