using AppflowCancel.Aws;

namespace AppflowCancel.Requests.Stages;

/// <summary>Every member must have the type that the model gives it.</summary>
internal sealed class MemberStage : IRequestStage
{
    public ValueTask<AwsError?> Check(AwsCall call)
    {
        var operation = call.Operation!;
        var reader = new RequestReader(call.Json?.RootElement ?? default, PathLabel.Of(call.Http, operation.Path), call.Http.Request);
        operation.Read(reader, call);
        if (reader.Error is not { } error)
        {
            return default;
        }

        call.RecordIdentifiers();
        return new(AwsError.Serialization(error.Message));
    }
}
