using System.Text.Encodings.Web;

namespace AppflowCancel.Aws;

/// <summary>How JSON is written on the AWS surface.</summary>
internal static class AwsJson
{
    /// <summary>Escapes what JSON must escape, and characters beyond the basic plane, and leaves other text readable for people.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
}
