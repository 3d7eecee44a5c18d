using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AppflowCancel.Testing;

/// <summary>Instants are seconds since 1970 on the wire, to the millisecond.</summary>
internal sealed class EpochSecondsConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)(reader.GetDecimal() * 1000));

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(Seconds(value));

    /// <summary>For a query parameter; null stays null.</summary>
    public static string? Text(DateTimeOffset? instant) => instant is { } value ? Seconds(value).ToString(CultureInfo.InvariantCulture) : null;

    private static decimal Seconds(DateTimeOffset value) => value.ToUnixTimeMilliseconds() / 1000m;
}
