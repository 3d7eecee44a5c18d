using System.Buffers;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Control;

/// <summary>Handles requests to the control API: strict where the AWS API is lenient, with plain errors.</summary>
internal sealed class ControlRequestHandler(AccountRegistry accounts, CallerDefaults defaults, BodyReader reader, BodyLimit limit, ControlLog log)
{
    public async Task Answer(HttpContext context, ControlRoute route)
    {
        ControlAnswer answer;
        try
        {
            answer = await Handle(context, route);
        }
        catch (BadHttpRequestException malformed)
        {
            answer = ControlAnswer.Refused(malformed.StatusCode, malformed.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
#pragma warning disable CA1031 // Last resort: whatever happens, the client gets an answer and the log has the cause.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.Failed(exception, route.Method, route.Path);
            answer = ControlAnswer.Refused(StatusCodes.Status500InternalServerError, "The emulator failed; see its log.");
        }

        if (answer.Message is { } reason && answer.Status is not StatusCodes.Status408RequestTimeout)
        {
            log.Refused(context.Request.Method, context.Request.Path.Value, answer.Status, reason);
        }

        if (context.Response.HasStarted)
        {
            return;
        }

        context.Response.StatusCode = answer.Status;
        await answer.Write(context.Response);
    }

    private async ValueTask<ControlAnswer> Handle(HttpContext context, ControlRoute route)
    {
        if (ControlQuery.Validate(context.Request.Query, route) is { } error)
        {
            return ControlAnswer.BadRequest(error);
        }

        var errors = new ValidationErrors();
        var bodies = await ReadBody(context, route, errors);
        if (errors.First is { } malformed)
        {
            return ControlAnswer.BadRequest(malformed);
        }

        var id = context.Request.Query["account"] is [var given, ..] ? given! : defaults.Account;
        var region = context.Request.Query["region"] is [var named, ..] ? named! : defaults.Region;
        var account = route.CreatesAccount ? accounts.Get(id) : accounts.Find(id) ?? accounts.Empty(id);
        if ((account.Refusal ?? (route.ConcernsRegion ? account.Value!.CheckRegion(region) : null)) is { } refusal)
        {
            return ControlAnswer.Refused(refusal);
        }

        var call = new ControlCall(context, account.Value!, region, bodies, errors);
        var answer = await route.Handle(call);
        if (answer.Status == StatusCodes.Status404NotFound && context.Request.RouteValues.ContainsKey("name"))
        {
            LogFlowFoundElsewhere(call, route);
        }

        return answer;
    }

    private void LogFlowFoundElsewhere(ControlCall call, ControlRoute route)
    {
        var name = call.Route("name");
        if (call.Account.In(call.Region).Find(name) is null && accounts.FindFlowElsewhere(name) is { Count: > 0 } places)
        {
            log.FlowFoundElsewhere(name, places.ToString(), route.Method, route.Path, $"{call.Account.Id}/{call.Region}");
        }
    }

    private async ValueTask<IReadOnlyList<JsonObjectReader>> ReadBody(HttpContext context, ControlRoute route, ValidationErrors errors)
    {
        var body = await reader.ReadAsync(context.Request, context.RequestAborted);
        if (body.Problem is BodyProblem.TooLarge)
        {
            throw new BadHttpRequestException(
                $"The request body is larger than the {limit.Bytes} bytes of Emulator:MaxBodyBytes.", StatusCodes.Status413PayloadTooLarge);
        }

        if (body.Problem is BodyProblem.NoMemory)
        {
            context.Response.Headers.RetryAfter = BodyReader.RetryAfter;
            throw new BadHttpRequestException(BodyReader.NoMemory, StatusCodes.Status503ServiceUnavailable);
        }

        // A large body is not copied; it is in use until the request has been answered.
        if (body.Bytes.Length > BodyReader.MaxUncopied)
        {
            context.Response.OnCompleted(() =>
            {
                body.Release();
                return Task.CompletedTask;
            });
            return Parse(body.Bytes, route, errors);
        }

        try
        {
            return Parse(body.Bytes, route, errors);
        }
        finally
        {
            body.Release();
        }
    }

    private static IReadOnlyList<JsonObjectReader> Parse(ReadOnlySequence<byte> bytes, ControlRoute route, ValidationErrors errors)
    {
        if (route.Body is null && !bytes.IsEmpty)
        {
            errors.Add($"{route.Method} {route.Path} takes no body.");
        }

        return bytes.IsEmpty && (route.Body is null || route.BodyIsOptional)
            ? []
            : ControlJson.Parse(bytes.IsSingleSegment ? bytes.First : bytes.ToArray(), route.BodyMayBeList, errors);
    }
}
