using System.Globalization;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Timing;

namespace AppflowCancel.Control.Runs;

/// <summary>Answers as soon as a run has a status, whether by time, by a cancel or by the control API.</summary>
/// <remarks>A waiting request holds no thread.</remarks>
internal sealed class WaitRoute(TimeProvider time, RealTime real, IHostApplicationLifetime lifetime)
{
    private const double DefaultTimeoutSeconds = 30;
    private const double MaxTimeoutSeconds = 3600;

    public static void Map(IEndpointRouteBuilder app)
    {
        var route = new WaitRoute(
            app.ServiceProvider.GetRequiredService<TimeProvider>(),
            app.ServiceProvider.GetRequiredService<RealTime>(),
            app.ServiceProvider.GetRequiredService<IHostApplicationLifetime>());
        app.MapControl(new ControlRoute(
            HttpMethods.Get,
            "/_appflow/flows/{name}/runs/{id}/wait",
            "Answers as soon as the run has the status; 408 on timeout, 409 immediately when it can no longer reach that status.",
            route.Wait)
        {
            Query = ["status", "timeoutSeconds"],
            RequiredQuery = ["status"],
            Answer = typeof(RunDetails),
            Errors = [StatusCodes.Status408RequestTimeout, StatusCodes.Status503ServiceUnavailable],
            ExampleAnswer = RunDetails.Example,
        });
    }

    private async ValueTask<ControlAnswer> Wait(ControlCall call)
    {
        var wanted = ReadStatus(call);
        var timeout = ReadTimeout(call);
        var flow = call.Flow();
        if (call.Errors.First is { } error)
        {
            return ControlAnswer.BadRequest(error);
        }

        return flow.Succeeded ? await Wait(call, flow.Value, wanted, timeout) : ControlAnswer.Refused(flow.Refusal);
    }

    private async ValueTask<ControlAnswer> Wait(ControlCall call, Flow flow, RunStatus wanted, TimeSpan timeout)
    {
        var clock = call.Account.Clock;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(call.Context.RequestAborted, lifetime.ApplicationStopping);
        var timedOut = Delay(timeout, real.Provider, end.Token);
        int? seenEntries = null;
        while (true)
        {
            // Before the clock is read: the run may reach the status at the deadline.
            var isLate = timedOut.IsCompleted;

            // Subscribe before reading the run, so that no change is missed between reading and waiting.
            var touched = flow.Changed;
            var clockSet = clock.Changed;
            var now = clock.Now;
            var found = flow.FindRun(call.RunId(), now);
            if (!found.Succeeded)
            {
                return seenEntries is null ? ControlAnswer.Refused(found.Refusal) : RunGone(wanted);
            }

            var run = found.Value;
            var status = run.StatusAt(now);
            var timeline = RunTimeline.Until(run, now).ToList();
            seenEntries ??= timeline.Count;

            // The run may have reached the status and left it before this request was woken.
            if (status == wanted || timeline.Skip(seenEntries.Value).Any(line => line.Status == wanted))
            {
                await end.CancelAsync();
                return ControlAnswer.OfJson(RunWriter.Details(run, now));
            }

            if (!CanFollow(status, wanted))
            {
                await end.CancelAsync();
                return ControlAnswer.Refused(StatusCodes.Status409Conflict, $"The run is {status} and can no longer become {wanted}.");
            }

            if (isLate)
            {
                return ControlAnswer.Refused(StatusCodes.Status408RequestTimeout, $"The run is still {status} and not {wanted}.");
            }

            using var next = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
            var due = Delay(clock.RealTimeUntil(run.NextTransitionAfter(now)), time, next.Token);
            await Task.WhenAny(touched, clockSet, due, timedOut, call.Account.Dropped);
            await next.CancelAsync();
            if (call.Account.Dropped.IsCompleted)
            {
                await end.CancelAsync();
                return RunGone(wanted);
            }

            if (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                return ControlAnswer.Refused(StatusCodes.Status503ServiceUnavailable, "The emulator is stopping.");
            }

            end.Token.ThrowIfCancellationRequested();
        }
    }

    private static ControlAnswer RunGone(RunStatus wanted) =>
        ControlAnswer.Refused(StatusCodes.Status409Conflict, $"The run was removed and can no longer become {wanted}.");

    /// <summary>Whether any event, including a cancel or a finish, can still lead to that status.</summary>
    private static bool CanFollow(RunStatus status, RunStatus wanted) => status switch
    {
        RunStatus.Scheduled => true,
        RunStatus.InProgress => wanted is not RunStatus.Scheduled,
        RunStatus.CancelStarted => wanted.IsFinal,
        RunStatus.Canceled or RunStatus.Successful or RunStatus.Error => false,
    };

    private static Task Delay(TimeSpan duration, TimeProvider time, CancellationToken cancellation)
    {
        var max = TimeSpan.FromSeconds(MaxTimeoutSeconds);
#pragma warning disable RS0030 // Waits in real time: until the client's deadline, or until the clock reaches the next transition.
        return Task.Delay(duration < max ? duration : max, time, cancellation);
#pragma warning restore RS0030
    }

    private static RunStatus ReadStatus(ControlCall call)
    {
        var given = call.Query("status");
        if (Enum.GetNames<RunStatus>().Contains(given, StringComparer.Ordinal))
        {
            return Enum.Parse<RunStatus>(given!);
        }

        call.Errors.Add($"Query parameter status is '{given}'; allowed: {string.Join(", ", Enum.GetNames<RunStatus>())}.");
        return default;
    }

    private static TimeSpan ReadTimeout(ControlCall call)
    {
        if (call.Query("timeoutSeconds") is not { } given)
        {
            return TimeSpan.FromSeconds(DefaultTimeoutSeconds);
        }

        if (double.TryParse(given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and <= MaxTimeoutSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        call.Errors.Add($"Query parameter timeoutSeconds is '{given}'; allowed: a number from 0 to {MaxTimeoutSeconds}.");
        return default;
    }
}
