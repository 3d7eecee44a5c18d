using AppflowCancel.Aws;

namespace AppflowCancel.Requests;

/// <summary>Sends the answer: the operation's response, or the error.</summary>
internal sealed class AnswerWriter : IRequestObserver
{
    public void Completed(AwsCall call)
    {
        switch (call)
        {
            case { Ending: CallEnding.Dropped }:
                call.Http.Abort();
                break;
            case { Ending: CallEnding.Abandoned }:
                break;
            case { Error: { } error }:
                AwsResponse.Write(call.Http.Response, error);
                break;
            default:
                call.Operation!.WriteResponse(call);
                break;
        }
    }
}
