using AppflowCancel.Aws;

namespace AppflowCancel.Requests.Stages;

/// <summary>Every member must have the type that the model gives it.</summary>
internal sealed class MemberStage : IRequestStage
{
    public ValueTask<AwsError?> Check(AwsCall call)
    {
        var reader = Read(call);
        if (reader.NeedsDocument)
        {
            (call.Json, call.Flat) = (RequestBody.Parse(call.Body!.Value), null);
            reader = Read(call);
        }

        if (reader.Error is not { } error)
        {
            return default;
        }

        call.RecordIdentifiers();
        return new(AwsError.Serialization(error.Message));
    }

    private static RequestReader Read(AwsCall call)
    {
        var operation = call.Operation!;
        var reader = new RequestReader(
            call.Json?.RootElement ?? default, PathLabel.Of(call.Http, operation.Path), call.Http.Request, call.Flat);
        operation.Read(reader, call);
        return reader;
    }
}
