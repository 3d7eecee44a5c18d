using System.Buffers;
using System.Text.Json;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control;

/// <summary>Helpers for writing documents of the control API.</summary>
internal static class JsonWriting
{
    private static readonly JsonWriterOptions Indented = new() { Encoder = AwsJson.Encoder, Indented = true };

    /// <summary>A writer of documents that people read, too.</summary>
    public static Utf8JsonWriter Readable(IBufferWriter<byte> output) => new(output, Indented);

    /// <summary>One JSON object, written by the given function.</summary>
    public static ReadOnlyMemory<byte> Object(Action<Utf8JsonWriter> write) => Object(write, Indented);

    /// <summary>The same, without indentation.</summary>
    public static ReadOnlyMemory<byte> Compact(Action<Utf8JsonWriter> write) => Object(write, Indented with { Indented = false });

    private static ReadOnlyMemory<byte> Object(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    extension(Utf8JsonWriter json)
    {
        public void Write(string name, Instant instant) => json.WriteNumber(name, EpochSecondsConverter.ToDecimal(instant));

        public void Write(string name, JsonElement value)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        public void WriteIf(string name, string? value)
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }

        public void WriteIf(string name, Instant? value)
        {
            if (value is { } instant)
            {
                json.Write(name, instant);
            }
        }

        public void WriteIf(string name, long? value)
        {
            if (value is { } number)
            {
                json.WriteNumber(name, number);
            }
        }

        /// <summary>Seconds; null for an infinite duration.</summary>
        public void WriteIf(string name, TimeSpan? value)
        {
            if (value == RunPlan.Never)
            {
                json.WriteNull(name);
            }
            else if (value is { } duration)
            {
                json.WriteNumber(name, (decimal)duration.TotalMilliseconds / 1000);
            }
        }
    }
}
