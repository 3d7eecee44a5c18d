namespace AppflowCancel.Aws;

/// <summary>A stage on the way of an AWS request. Requests/RequestStages.cs lists them in order.</summary>
internal interface IRequestStage
{
    /// <summary>The error that ends the request here, with nothing changed; null to go on to the next stage.</summary>
    ValueTask<AwsError?> Check(AwsCall call);
}
