namespace AppflowCancel.Aws;

/// <summary>Observes how each AWS request ended. Requests/RequestStages.cs lists the observers in order.</summary>
internal interface IRequestObserver
{
    void Completed(AwsCall call);
}
