using AppflowCancel.Access;
using AppflowCancel.Aws;
using AppflowCancel.Aws.Shapes;
using AppflowCancel.Domain;

namespace AppflowCancel.ApiDescriptions;

/// <summary>Example of each error, with the emulator's own message where it can occur.</summary>
internal static class AwsErrorExamples
{
    private static readonly AwsError[] All =
    [
        AwsError.Validation(Constraint.Message([Constraint.Missing("flowName")])),
        AwsError.From(new Refusal(RefusalReason.NoSuchFlow, "orders")),
        AwsError.From(new Refusal(RefusalReason.FlowExists, "orders")),
        AwsError.From(new Refusal(RefusalReason.OnDemandFlowCannotStop, "orders")),
        AwsError.From(new Refusal(RefusalReason.TooManyConcurrentRuns, "1000")),
        AccessDenied.Error("arn:aws:iam::123456789012:user/bob", "appflow:StartFlow", "arn:aws:appflow:us-east-1:123456789012:flow/orders", isExplicit: false),
        SignatureErrors.Missing,
        SignatureErrors.DateFormat("201"),
        SignatureErrors.Mismatch,
        SignatureErrors.UnknownKeyOrToken,
        SignatureErrors.ExpiredToken,
        AwsError.Serialization("STRING_VALUE can not be converted to an Integer"),
        AwsError.UnknownOperation("Amazon AppFlow has no operation GET /start-flow."),
        AwsError.NotAcceptable(),
        AwsError.TooLarge(BodyLimit.Default),
        AwsError.ServiceUnavailable(BodyReader.NoMemory),
        AwsError.UnsupportedMediaType(),
        AwsError.InternalServer(),
    ];

    /// <summary>Errors of any path.</summary>
    public static IEnumerable<AwsError> OfEveryRequest =>
    [
        Of("RequestEntityTooLargeException"),
        Of("ServiceQuotaExceededException"),
        Of("ServiceUnavailableException"),
        Of("UnknownOperationException"),
    ];

    /// <summary>Errors of any operation, in addition to its own. AWS's model lists ValidationException for some only.</summary>
    public static IEnumerable<AwsError> OfEveryOperation =>
    [
        .. OfEveryRequest,
        Of("AccessDeniedException"),
        Of("ExpiredTokenException"),
        Of("IncompleteSignatureException"),
        Of("InternalServerException"),
        Of("InvalidSignatureException"),
        Of("MissingAuthenticationTokenException"),
        Of("NotAcceptableException"),
        Of("SerializationException"),
        Of("UnrecognizedClientException"),
        Of("UnsupportedMediaTypeException"),
        Of("ValidationException"),
    ];

    /// <summary>Errors raised only by fault rules, such as throttling, have no text here.</summary>
    public static AwsError Of(string type) => Array.Find(All, error => error.Type == type) ?? AwsError.Named(type, type);
}
