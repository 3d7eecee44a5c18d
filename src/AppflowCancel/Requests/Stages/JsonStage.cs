using AppflowCancel.Aws;
using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.Requests.Stages;

/// <summary>The body must be a JSON object. AWS: an absent body counts as {}; smithy-rs, and AppFlow since 2021.</summary>
internal sealed class JsonStage : IRequestStage
{
    private static readonly string TooManyValues = $"The request has more than {RequestBody.MaxValues} JSON values.";

    public ValueTask<AwsError?> Check(AwsCall call) => new(Parse(call));

    private static AwsError? Parse(AwsCall call)
    {
        var bytes = call.Body!.Value;
        if (bytes.IsEmpty)
        {
            return null;
        }

        // A fault rule may have parsed it already.
        if (call.Json is null && FlatJson.TryRead(bytes) is { } flat)
        {
            call.Flat = flat;
            return null;
        }

        call.Json ??= RequestBody.Parse(bytes);
        return call.Json is not { } json ? AwsError.Serialization(RequestBody.HasTooManyValues(bytes) ? TooManyValues : null)
            : TypeError.ForBody(json.RootElement.ValueKind) is { } error ? AwsError.Serialization(error.Message)
            : null;
    }
}
