using System.Text.Json;
using AppflowCancel.Domain.Access;

namespace AppflowCancel.Control.Access;

/// <summary>Writes the access document into a state document, with secrets, so that an import works.</summary>
internal static class AccessWriter
{
    public static void WriteTo(Utf8JsonWriter json, AccessSettings access)
    {
        json.WriteStartObject();
        json.WriteString("signatures", access.Signatures.ToString());
        json.WriteStartArray("callers");
        foreach (var caller in access.Callers)
        {
            json.WriteStartObject();
            json.WriteString("accessKeyId", caller.AccessKeyId);
            json.WriteIf("secretAccessKey", caller.SecretAccessKey);
            json.WriteIf("sessionToken", caller.SessionToken);
            json.WriteIf("expiresAt", caller.ExpiresAt);
            json.WriteString("arn", caller.Arn);
            if (caller.Policies is { } policies)
            {
                json.WriteStartArray("policies");
                foreach (var policy in policies)
                {
                    policy.Document.WriteTo(json);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
