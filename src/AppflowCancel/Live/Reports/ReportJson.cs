using System.Text.Json.Serialization.Metadata;
using AppflowCancel.Aws;

namespace AppflowCancel.Live.Reports;

/// <summary>Writes JSON as AWS's SDKs do: only what must be escaped is.</summary>
internal static class ReportJson
{
    public static byte[] Of<T>(T value, JsonTypeInfo<T> type)
    {
        using var json = PooledJson.Write(value, type);
        return json.Written.ToArray();
    }
}
