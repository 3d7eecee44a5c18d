using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AppflowCancel.Aws;

/// <summary>Writes JSON to a per-thread buffer, so that Content-Length is known before the first byte is sent.</summary>
internal readonly struct PooledJson : IDisposable
{
    private const int MaxKeptBytes = 64 * 1024;

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? _spare;

    private readonly ArrayBufferWriter<byte> _buffer;
    private readonly Utf8JsonWriter _writer;

    private PooledJson(ArrayBufferWriter<byte> buffer, Utf8JsonWriter writer) => (_buffer, _writer) = (buffer, writer);

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public static PooledJson Write<T>(T value, JsonTypeInfo<T> type)
    {
        var (buffer, writer) = _spare ?? New();
        _spare = null;
        JsonSerializer.Serialize(writer, value, type);
        writer.Flush();
        return new PooledJson(buffer, writer);
    }

    public void Dispose()
    {
        if (_buffer.Capacity <= MaxKeptBytes)
        {
            _buffer.ResetWrittenCount();
            _writer.Reset(_buffer);
            _spare = (_buffer, _writer);
        }
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) New()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        return (buffer, new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = AwsJson.Encoder }));
    }
}
