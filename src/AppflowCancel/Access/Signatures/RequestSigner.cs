using Microsoft.Extensions.Primitives;

namespace AppflowCancel.Access.Signatures;

/// <summary>Signs requests that this program sends, for any AWS service except S3.</summary>
internal static class RequestSigner
{
    /// <summary>Adds X-Amz-Date, X-Amz-Security-Token if there is a token, and Authorization.</summary>
    /// <param name="request">Has an absolute URI and every header to sign; Host defaults to the URI's.</param>
    /// <param name="body">The bytes of the request's content; empty if it has none.</param>
    public static void Sign(
        HttpRequestMessage request, ReadOnlySpan<byte> body, SigningCredentials credentials, string region, string service, DateTimeOffset now)
    {
        var timestamp = SignatureV4.Timestamp(now);
        request.Headers.TryAddWithoutValidation("X-Amz-Date", timestamp);
        if (credentials.SessionToken is { } token)
        {
            request.Headers.TryAddWithoutValidation("X-Amz-Security-Token", token);
        }

        var headers = Headers(request);
        string[] signed = [.. headers.Keys];
        var canonical = CanonicalRequest.Of(
            request.Method.Method, request.RequestUri!.PathAndQuery, signed, name => headers[name], SignatureV4.Hash(body));
        var scope = new CredentialScope(timestamp[..8], region, service);
        var key = SignatureV4.SigningKey(credentials.SecretAccessKey, scope);
        var signature = SignatureV4.Sign(key, SignatureV4.StringToSign(timestamp, scope, canonical));
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"{SignatureV4.Algorithm} Credential={credentials.AccessKeyId}/{scope}, SignedHeaders={string.Join(';', signed)}, "
            + $"Signature={Convert.ToHexStringLower(signature)}");
    }

    // Without User-Agent: proxies change it, and AWS's SDKs do not sign it.
    private static SortedDictionary<string, StringValues> Headers(HttpRequestMessage request)
    {
        var headers = new SortedDictionary<string, StringValues>(StringComparer.Ordinal)
        {
            ["host"] = request.Headers.Host ?? request.RequestUri!.Authority,
        };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            headers[name.ToLowerInvariant()] = string.Join(", ", values);
        }

        if (request.Content?.Headers.ContentType is { } type)
        {
            headers["content-type"] = type.ToString();
        }

        headers.Remove("user-agent");
        return headers;
    }
}
