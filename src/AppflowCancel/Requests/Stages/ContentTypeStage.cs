using AppflowCancel.Aws;

namespace AppflowCancel.Requests.Stages;

/// <summary>A body must be JSON. Smithy: a body is unsupported, too, if the operation models none.</summary>
internal sealed class ContentTypeStage : IRequestStage
{
    public ValueTask<AwsError?> Check(AwsCall call)
    {
        var isSupported = call.Body!.Value.IsEmpty
            || (call.Operation!.Method == HttpMethods.Post && RequestHeaders.IsJson(call.Http.Request.ContentType));
        return new(isSupported ? null : AwsError.UnsupportedMediaType());
    }
}
