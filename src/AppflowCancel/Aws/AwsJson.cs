using System.Text.Encodings.Web;

namespace AppflowCancel.Aws;

/// <summary>JSON writing options of the AWS API.</summary>
internal static class AwsJson
{
    /// <summary>Escapes only what JSON requires, and characters beyond the basic plane; other text stays readable.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
}
