using System.Globalization;
using System.Text.Json;

namespace AppflowCancel.IntegrationTests.Support;

/// <summary>The part of RFC 6901 that tests need.</summary>
internal static class JsonPointer
{
    /// <summary>The value at the pointer; undefined if there is none.</summary>
    public static JsonElement Find(JsonElement json, string pointer)
    {
        foreach (var step in pointer.Split('/').Skip(1))
        {
            if (json.ValueKind is JsonValueKind.Array)
            {
                var index = int.Parse(step, CultureInfo.InvariantCulture);
                json = index < json.GetArrayLength() ? json[index] : default;
            }
            else if (!json.TryGetProperty(step, out json))
            {
                return default;
            }
        }

        return json;
    }
}
