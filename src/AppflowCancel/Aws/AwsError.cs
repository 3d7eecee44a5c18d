using AppflowCancel.Domain;

namespace AppflowCancel.Aws;

/// <summary>An AWS error: its name, status, and message if it has one.</summary>
internal sealed record AwsError(string Type, int Status, string? Message)
{
    /// <summary>Message for the log if the original contains values that must not be logged.</summary>
    public string? LogMessage { get; init; }

    public static AwsError Validation(string message) => Named("ValidationException", message);

    public static AwsError Serialization(string? message) => Named("SerializationException", message);

    public static AwsError ResourceNotFound(string message) => Named("ResourceNotFoundException", message);

    public static AwsError Conflict(string message) => Named("ConflictException", $"Conflict executing request: {message}");

    public static AwsError UnsupportedOperation(string message) => Named("UnsupportedOperationException", message);

    public static AwsError ServiceQuotaExceeded(string message) => Named("ServiceQuotaExceededException", message);

    public static AwsError InternalServer() => Named("InternalServerException", "The emulator failed; see its log.");

    public static AwsError UnknownOperation(string message) => Named("UnknownOperationException", message);

    public static AwsError NotAcceptable() =>
        Named("NotAcceptableException", "The answer would be application/json, which the Accept header does not allow.");

    public static AwsError UnsupportedMediaType() =>
        Named("UnsupportedMediaTypeException", "Unsupported Media Type: a request body must be application/json.");

    public static AwsError ServiceUnavailable(string message) => Named("ServiceUnavailableException", message);

    public static AwsError TooLarge(long max) =>
        Named("RequestEntityTooLargeException", $"The request body is larger than {max} bytes.");

    /// <summary>An error by name, with AWS's status for it.</summary>
    public static AwsError Named(string type, string? message) => new(type, AwsErrorStatus.Of[type], message);

    /// <summary>A refusal of the domain as an AWS error, with recorded texts where they exist.</summary>
    public static AwsError From(Refusal refusal) => refusal.Reason switch
    {
        // AWS: the code is documented; the text is a guess, modelled on a connector profile's.
        RefusalReason.NoSuchFlow => ResourceNotFound($"Flow with name {refusal.Subject} does not exist."),
        RefusalReason.NoSuchResource => ResourceNotFound($"Resource {refusal.Subject} does not exist."),
        RefusalReason.FlowExists => Conflict($"Flow with name {refusal.Subject} already exists."),
        RefusalReason.FlowIsActive =>
            Conflict($"Flow is in active state, please set forceDelete to true or deactivate the flow: {refusal.Subject}"),

        // The texts from here on are ours. Exceptions: those for a fixed source or destination are recorded, the envelope for the destination only.
        RefusalReason.FlowIsInUse =>
            Conflict($"Flow has runs in progress, please set forceDelete to true or cancel them: {refusal.Subject}"),
        RefusalReason.OnDemandFlowCannotStop =>
            UnsupportedOperation($"Flow {refusal.Subject} runs on demand and cannot be stopped; CancelFlowExecutions cancels its runs."),
        RefusalReason.SourceIsFixed =>
            Validation("Update Flow request failed due to:[Do not update the object for the flow.]"),
        RefusalReason.DestinationIsFixed =>
            Validation("Update Flow request failed due to:[Destination object for the destination connector can not be updated]"),
        RefusalReason.ClientTokenReused =>
            Conflict($"clientToken {refusal.Subject} was used with other parameters in the last 8 hours."),
        RefusalReason.TooManyAccounts =>
            ServiceQuotaExceeded($"The emulator has {refusal.Subject} accounts, the limit set by Emulator:MaxAccounts."),
        RefusalReason.TooManyRegions => ServiceQuotaExceeded($"The account is in use in {refusal.Subject} regions, as many as the emulator allows."),
        RefusalReason.TooManyFlows => ServiceQuotaExceeded($"The account has reached its quota of {refusal.Subject} flows in this region."),
        RefusalReason.TooManyConcurrentRuns =>
            ServiceQuotaExceeded($"The account has reached its quota of {refusal.Subject} concurrent flow runs in this region."),
        RefusalReason.TooManyTags => Validation($"A flow can have at most {refusal.Subject} tags."),
        RefusalReason.NoSuchProfile or RefusalReason.ProfileExists or RefusalReason.ProfileIsInUse or RefusalReason.TooManyProfiles
            or RefusalReason.NoSuchConnector or RefusalReason.ConnectorIsNotRegistered or RefusalReason.ConnectorExists
            or RefusalReason.ConnectorIsInUse or RefusalReason.TooManyConnectors => ConnectorErrors.From(refusal),
        RefusalReason.NoSuchRun or RefusalReason.RunIdIsTaken or RefusalReason.RunHasNotStarted or RefusalReason.RunHasEnded
            or RefusalReason.RunIsNotCancelling or RefusalReason.AccessKeyIsTaken => InternalServer(),
    };
}
