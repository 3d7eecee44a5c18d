using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace AppflowCancel.Text;

/// <summary>Builds JSON values that keep their memory for themselves, as UTF-8.</summary>
internal static class JsonBuilder
{
    /// <param name="original">A value of about the same size.</param>
    public static JsonElement Build(JsonElement original, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(JsonMarshal.GetRawUtf8Value(original).Length + 256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        try
        {
            return JsonElement.Parse(buffer.WrittenSpan);
        }
        finally
        {
            SharedPool.ForgetArrayOf(buffer.WrittenCount);
        }
    }
}
