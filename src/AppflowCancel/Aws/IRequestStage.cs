namespace AppflowCancel.Aws;

/// <summary>A stage of request processing. Requests/RequestStages.cs lists them in order.</summary>
internal interface IRequestStage
{
    /// <summary>The error that ends the request, with nothing changed; null to continue with the next stage.</summary>
    ValueTask<AwsError?> Check(AwsCall call);
}
