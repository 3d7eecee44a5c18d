using System.Buffers;
using System.Text.Json;
using AppflowCancel.Control;
using AppflowCancel.Domain;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Logging;
using AppflowCancel.Operations;

namespace AppflowCancel.Aws;

/// <summary>
/// Takes a request through the stages of the protocol, in their order: size, route, faults, Accept, Content-Type, JSON syntax,
/// types, all constraints together, and then the operation. Nothing has changed unless every stage has passed.
/// </summary>
internal sealed class AwsSurface(AccountRegistry accounts, EmulatorOptions options, RequestLog log, Journal journal, FaultInjection faults)
{
    public async Task Answer<TRequest, TResponse>(HttpContext context, AwsOperation<TRequest, TResponse> operation)
        where TResponse : class
    {
        var call = Begin(context, operation.Name, operation.Changes);
        try
        {
            var result = (call.Error ?? Misrouted(context, operation.Method, operation.Path)) is { } error
                ? error
                : await Handle(context, operation, call);
            Finish(context, call, result, operation);
        }
        catch (ConnectionDroppedException)
        {
            journal.Add(call, context, status: 0);
            log.Dropped(call);
            context.Abort();
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client gave up, as it does when a fault keeps it waiting: no answer, but a request that was made.
            journal.Add(call, context, status: 0);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            Refuse(context, call, Unexpected(call, exception));
        }
    }

    /// <summary>Answers a request that is no operation, or none that is emulated.</summary>
    public void Refuse(HttpContext context, string operation, AwsError error)
    {
        var call = Begin(context, operation, changes: false);
        Refuse(context, call, call.Error ?? error);
    }

    private AwsCall Begin(HttpContext context, string operation, bool changes)
    {
        var caller = Caller.From(context.Request.Headers.Authorization);
        if (caller.LooksReal)
        {
            log.RealLookingKey(options.Account);
        }

        var id = caller.Account ?? options.Account;
        var account = accounts.Find(id);
        var call = new AwsCall(Uuid.Random(), operation, changes, account ?? accounts.Empty(id), caller.Region ?? options.Region);
        context.Response.Headers["x-amzn-RequestId"] = call.RequestIdText;
        if (account is null)
        {
            call.Error = AwsError.ServiceQuotaExceeded(
                $"The emulator holds {options.Accounts.MaxAccounts} accounts, as many as Emulator:MaxAccounts allows.");
        }
        else if (context.Request.ContentLength > options.MaxBodyBytes)
        {
            call.Error = AwsError.TooLarge(options.MaxBodyBytes);
        }

        return call;
    }

    // ASP.NET Core matches methods and paths in any case, and with doubled slashes; AWS does not. One last slash is optional.
    private static AwsError? Misrouted(HttpContext context, string method, string route)
    {
        if (context.Request.Method != method)
        {
            return UnknownOperation.Error(context);
        }

        var path = context.Request.Path.Value.AsSpan();
        path = path.Length > 1 && path[^1] == '/' ? path[..^1] : path;
        var label = route.IndexOf('{', StringComparison.Ordinal);
        return (label < 0 ? path.SequenceEqual(route) : path.StartsWith(route.AsSpan(0, label)))
            ? null
            : UnknownOperation.Error(context);
    }

    private async ValueTask<AwsResult<TResponse>> Handle<TRequest, TResponse>(
        HttpContext context, AwsOperation<TRequest, TResponse> operation, AwsCall call)
        where TResponse : class
    {
        var reader = context.Request.BodyReader;
        if (await RequestBody.ReadAsync(reader, options.MaxBodyBytes, context.RequestAborted) is not { } bytes)
        {
            return AwsError.TooLarge(options.MaxBodyBytes);
        }

        try
        {
            return await faults.Strike(context, call, bytes, operation.Path) is { } fault
                ? fault
                : Read(context, operation, call, bytes);
        }
        finally
        {
            reader.AdvanceTo(bytes.End);
        }
    }

    private static AwsResult<TResponse> Read<TRequest, TResponse>(
        HttpContext context, AwsOperation<TRequest, TResponse> operation, AwsCall call, ReadOnlySequence<byte> bytes)
        where TResponse : class
    {
        if (!RequestHeaders.AcceptsJson(context.Request.Headers.Accept))
        {
            return AwsError.NotAcceptable();
        }

        // Smithy: a body where the operation models none is as unsupported as one of another type.
        if (!bytes.IsEmpty && (operation.Method != HttpMethods.Post || !RequestHeaders.IsJson(context.Request.ContentType)))
        {
            return AwsError.UnsupportedMediaType();
        }

        // AWS: no body at all counts as {}; smithy-rs and AppFlow since 2021.
        using var document = bytes.IsEmpty ? null : RequestBody.Parse(bytes);
        return document is null && !bytes.IsEmpty
            ? AwsError.Serialization(null)
            : Handle(document?.RootElement ?? default, context, operation, call);
    }

    private static AwsResult<TResponse> Handle<TRequest, TResponse>(
        JsonElement body, HttpContext context, AwsOperation<TRequest, TResponse> operation, AwsCall call)
        where TResponse : class
    {
        if (body.ValueKind is not JsonValueKind.Undefined && Shapes.TypeMistake.ForBody(body.ValueKind) is { } notAStructure)
        {
            return AwsError.Serialization(notAStructure.Message);
        }

        var reader = new RequestReader(body, PathLabel.Of(context, operation.Path), context.Request);
        var request = operation.Read(reader);
        if (reader.Mistake is { } mistake)
        {
            call.Mention(body);
            return AwsError.Serialization(mistake.Message);
        }

        var validation = operation.Validator.Value.Validate(request);
        if (validation.IsValid)
        {
            return operation.Handle(request, call);
        }

        call.Mention(body);
        return AwsError.Validation(Shapes.Constraint.Message([.. validation.Errors.Select(failure => failure.ErrorMessage)]));
    }

    private void Finish<TRequest, TResponse>(
        HttpContext context, AwsCall call, AwsResult<TResponse> result, AwsOperation<TRequest, TResponse> operation)
        where TResponse : class
    {
        if (result.Error is { } error)
        {
            Refuse(context, call, error);
            return;
        }

        journal.Add(call, context, operation.Status);
        log.Answered(call);
        AwsResponse.Write(context.Response, result.Value!, operation.Response(), operation.Status);
    }

    private void Refuse(HttpContext context, AwsCall call, AwsError error)
    {
        call.Error = error;
        journal.Add(call, context, error.Status);
        log.Refused(call, error);
        AwsResponse.Write(context.Response, error);
    }

    private AwsError Unexpected(AwsCall call, Exception exception)
    {
        // Kestrel's way to say that the bytes are no HTTP: a chunk without a length, a body that ends too early.
        if (exception is BadHttpRequestException malformed)
        {
            return malformed.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? AwsError.TooLarge(options.MaxBodyBytes)
                : AwsError.Serialization(null);
        }

        log.Failed(call, exception);
        return AwsError.InternalServer();
    }
}
