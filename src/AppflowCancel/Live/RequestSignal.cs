using AppflowCancel.Aws;

namespace AppflowCancel.Live;

/// <summary>Notifies watchers of an account that its journal has grown.</summary>
internal sealed class RequestSignal(ChangeStreams streams) : IRequestObserver
{
    public void Completed(AwsCall call) => streams.CountRequest(call.Account.Id);
}
