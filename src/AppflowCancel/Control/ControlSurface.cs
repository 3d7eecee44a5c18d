using System.Buffers;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.Control;

/// <summary>Takes a request to the control surface: strict where the AWS surface is lenient, and plain in its errors.</summary>
internal sealed class ControlSurface(AccountRegistry accounts, EmulatorOptions options, ControlLog log)
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
#pragma warning disable CA1031 // The last resort of this surface: whatever it is, the client gets an answer and the log the reason.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.Failed(exception, route.Method, route.Path);
            answer = ControlAnswer.Refused(StatusCodes.Status500InternalServerError, "The emulator failed; its log says how.");
        }

        if (answer.Message is { } reason && answer.Status is not StatusCodes.Status408RequestTimeout)
        {
            log.Refused(context.Request.Method, context.Request.Path.Value, answer.Status, reason);
        }

        context.Response.StatusCode = answer.Status;
        answer.Write(context.Response);
    }

    private async ValueTask<ControlAnswer> Handle(HttpContext context, ControlRoute route)
    {
        if (ControlQuery.MistakeIn(context.Request.Query, route) is { } mistake)
        {
            return ControlAnswer.BadRequest(mistake);
        }

        var mistakes = new Mistakes();
        var bodies = await ReadBody(context, route, mistakes);
        if (mistakes.First is { } malformed)
        {
            return ControlAnswer.BadRequest(malformed);
        }

        var id = context.Request.Query["account"] is [var given, ..] ? given! : options.Account;
        var region = context.Request.Query["region"] is [var named, ..] ? named! : options.Region;
        if ((route.ConcernsAccount ? accounts.Find(id) : accounts.Empty(id)) is not { } account)
        {
            return ControlAnswer.Refused(
                StatusCodes.Status409Conflict, $"There are {options.Accounts.MaxAccounts} accounts, as many as Emulator:MaxAccounts allows.");
        }

        var call = new ControlCall(context, account, region, bodies, mistakes);
        var answer = await route.Handle(call);
        if (answer.Status == StatusCodes.Status404NotFound && context.Request.RouteValues.ContainsKey("name"))
        {
            TellWhereabouts(call, route);
        }

        return answer;
    }

    private void TellWhereabouts(ControlCall call, ControlRoute route)
    {
        var name = call.Route("name");
        if (call.Account.In(call.Region).Find(name) is null && accounts.Whereabouts(name) is { Count: > 0 } places)
        {
            log.Elsewhere(name, string.Join(", ", places), route.Method, route.Path, $"{call.Account.Id}/{call.Region}");
        }
    }

    private async ValueTask<IReadOnlyList<StrictObject>> ReadBody(HttpContext context, ControlRoute route, Mistakes mistakes)
    {
        var reader = context.Request.BodyReader;
        if (await RequestBody.ReadAsync(reader, options.MaxBodyBytes, context.RequestAborted) is not { } bytes)
        {
            throw new BadHttpRequestException(
                $"The request body is larger than the {options.MaxBodyBytes} bytes of Emulator:MaxBodyBytes.",
                StatusCodes.Status413PayloadTooLarge);
        }

        try
        {
            if (route.Body is null && !bytes.IsEmpty)
            {
                mistakes.Add($"{route.Method} {route.Path} takes no body.");
            }

            return bytes.IsEmpty && (route.Body is null || route.BodyIsOptional)
                ? []
                : ControlJson.Parse(bytes.ToArray(), route.BodyMayBeList, mistakes);
        }
        finally
        {
            reader.AdvanceTo(bytes.End);
        }
    }
}
