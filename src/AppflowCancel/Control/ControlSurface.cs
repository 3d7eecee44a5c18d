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

        context.Response.StatusCode = answer.Status;
        answer.Write(context.Response);
    }

    private async ValueTask<ControlAnswer> Handle(HttpContext context, ControlRoute route)
    {
        if (MistakeInQuery(context.Request.Query, route) is { } mistake)
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
        return (route.ConcernsAccount ? accounts.Find(id) : accounts.Empty(id)) is { } account
            ? await route.Handle(new ControlCall(context, account, region, bodies, mistakes))
            : ControlAnswer.Refused(
                StatusCodes.Status409Conflict, $"There are {options.Accounts.MaxAccounts} accounts, as many as Emulator:MaxAccounts allows.");
    }

    private static string? MistakeInQuery(IQueryCollection query, ControlRoute route)
    {
        List<string> known = ["account", "region", .. route.Query];
        foreach (var (name, values) in query)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                return $"Query parameter {name} is not known; did you mean {NearestName.To(name, known)}? Allowed: {string.Join(", ", known)}.";
            }

            if (name == "account" && !Caller.IsAccount(values[0]))
            {
                return $"Query parameter account is '{values[0]}'; allowed: twelve digits.";
            }

            if (name == "region" && !Caller.IsRegion(values[0]!))
            {
                return $"Query parameter region is '{values[0]}'; allowed: a region's name, such as eu-west-1.";
            }
        }

        return null;
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
