namespace AppflowCancel.Aws;

/// <summary>The HTTP status of each error: AppFlow's own from its model, the others from the protocol and the common errors page.</summary>
internal static class AwsErrorStatus
{
    public static readonly IReadOnlyDictionary<string, int> Of = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["AccessDeniedException"] = 403,
        ["ConflictException"] = 409,
        ["ConnectorAuthenticationException"] = 401,
        ["ConnectorServerException"] = 400,
        ["InternalServerException"] = 500,
        ["ResourceNotFoundException"] = 404,
        ["ServiceQuotaExceededException"] = 402,
        ["ThrottlingException"] = 429,
        ["UnsupportedOperationException"] = 400,
        ["ValidationException"] = 400,
        ["ExpiredTokenException"] = 403,
        ["IncompleteSignatureException"] = 403,
        ["InvalidSignatureException"] = 403,
        ["MissingAuthenticationTokenException"] = 403,
        ["NotAcceptableException"] = 406,
        ["RequestEntityTooLargeException"] = 413,
        ["SerializationException"] = 400,
        ["ServiceUnavailableException"] = 503,
        ["UnknownOperationException"] = 404,
        ["UnrecognizedClientException"] = 403,
        ["UnsupportedMediaTypeException"] = 415,
    };
}
