using System.Text.Encodings.Web;

namespace AppflowCancel.Aws;

/// <summary>How JSON is written on the AWS surface.</summary>
internal static class AwsJson
{
    /// <summary>Escapes what JSON must escape and leaves other text readable: answers are read by people, not by browsers.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
}
