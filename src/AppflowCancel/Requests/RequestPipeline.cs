using AppflowCancel.Aws;

namespace AppflowCancel.Requests;

/// <summary>Runs a request through the stages and notifies the observers.</summary>
internal sealed class RequestPipeline(RequestStages stages, BodyLimit limit, RequestLog log)
{
    private readonly IRequestStage[] _stages = [.. stages.Stages];
    private readonly IRequestObserver[] _observers = [.. stages.Observers];

    public async Task Run(AwsCall call)
    {
        try
        {
            call.Error = await FirstError(call);
        }
        catch (OperationCanceledException) when (IsAborted(call))
        {
            call.Ending = CallEnding.Abandoned;
        }
        catch (Exception exception) when (!IsAborted(call))
        {
            call.Error = Unexpected(call, exception);
        }
        finally
        {
            call.Release();
        }

        Complete(call);
    }

    // Read only if needed: the server creates a token source for it.
    private static bool IsAborted(AwsCall call) => call.Http.RequestAborted.IsCancellationRequested;

    private async ValueTask<AwsError?> FirstError(AwsCall call)
    {
        foreach (var stage in _stages)
        {
            if (await stage.Check(call) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private void Complete(AwsCall call)
    {
        foreach (var observer in _observers)
        {
            observer.Completed(call);
        }
    }

    private AwsError Unexpected(AwsCall call, Exception exception)
    {
        // Kestrel reports malformed HTTP this way: a chunk without a length, a body that ends too early.
        if (exception is BadHttpRequestException malformed)
        {
            return malformed.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? AwsError.TooLarge(limit.Bytes)
                : AwsError.Serialization(null);
        }

        log.Failed(call, exception);
        return AwsError.InternalServer();
    }
}
