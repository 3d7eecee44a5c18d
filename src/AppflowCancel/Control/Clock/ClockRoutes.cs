using System.ComponentModel.DataAnnotations;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control.Clock;

internal sealed record ClockSetting(
    Instant? Now, bool? Frozen, [property: Range(ClockRoutes.MinRate, ClockRoutes.MaxRate)] double? Rate);

/// <param name="Transitions">The resulting transitions, when the clock was set.</param>
internal sealed record ClockAnswer(Instant Now, bool Frozen, double Rate, IReadOnlyList<TransitionAnswer>? Transitions);

/// <summary>Either seconds, or <c>{"to":"nextTransition"}</c>.</summary>
internal sealed record ClockStep(
    [property: Range(0, PlanTags.MaxSeconds)] double? Seconds, [property: AllowedValues("nextTransition")] string? To);

internal sealed record ClockStepAnswer(Instant Now, IReadOnlyList<TransitionAnswer> Transitions);

internal sealed record TransitionAnswer(string FlowName, string ExecutionId, RunStatus Status, Instant At, string Cause)
{
    public static TransitionAnswer Of(FlowTransition transition) => new(
        transition.FlowName, transition.Run.ToString(), transition.Entry.Status, transition.Entry.At, transition.Entry.Cause);
}

/// <summary>Routes of the account's clock: read, freeze, set the rate, advance. Forward only.</summary>
internal sealed class ClockRoutes(ControlLog log)
{
    public const double MinRate = 0.001;
    public const double MaxRate = 1_000_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        var clock = new ClockRoutes(app.ServiceProvider.GetRequiredService<ControlLog>());
        app.MapControl(ControlRoute.Get(
            "/_appflow/clock", "Shows the account's clock.", typeof(ClockAnswer), call => ToAnswer(call.Account.Clock)) with
        {
            ExampleAnswer = """{"now":1790000000.000,"frozen":false,"rate":1}""",
        });
        app.MapControl(ControlRoute.Put(
            "/_appflow/clock",
            "Freezes the clock, sets its rate, or moves it to a later instant; returns the resulting transitions. Omitted members keep their value.",
            typeof(ClockSetting),
            typeof(ClockAnswer),
            clock.Set) with
        {
            ExampleBody = """{"frozen":true}""",
            ExampleAnswer = """{"now":1790000000.000,"frozen":true,"rate":1,"transitions":[]}""",
        });
        app.MapControl(ControlRoute.Post(
            "/_appflow/clock/advance",
            "Moves the clock by seconds, or to the next transition; returns the resulting transitions, in order.",
            typeof(ClockStep),
            typeof(ClockStepAnswer),
            clock.Advance) with
        {
            ExampleBody = """{"seconds":5}""",
            ExampleAnswer = """
                {
                  "now": 1790000005.000,
                  "transitions": [
                    { "flowName": "orders", "executionId": "run-1", "status": "Canceled", "at": 1790000002.000, "cause": "canceled" }
                  ]
                }
                """,
        });
    }

    private static ControlAnswer ToAnswer(VirtualClock clock, IReadOnlyList<FlowTransition>? happened = null)
    {
        var (now, frozen, rate) = clock.Read();
        IReadOnlyList<TransitionAnswer>? transitions = happened is null ? null : [.. happened.Select(TransitionAnswer.Of)];
        return ControlAnswer.Of(new ClockAnswer(now, frozen, rate, transitions), ClockJson.Default.ClockAnswer);
    }

    private ControlAnswer Set(ControlCall call)
    {
        var now = call.Body!.Time("now");
        var frozen = call.Body.Flag("frozen");
        var rate = call.Body.Number("rate", MinRate, MaxRate);
        call.Body.RejectUnknownMembers();
        if (call.Errors.First is { } error)
        {
            return ControlAnswer.BadRequest(error);
        }

        if (call.Account.SetClock(now, frozen, rate) is not { } transitions)
        {
            return ControlAnswer.BadRequest($"$.now is before the clock's {Seconds(call.Account.Clock.Now)}; time moves forward only.");
        }

        var reading = call.Account.Clock.Read();
        log.Changed("PUT clock", call.Account.Id, $"now {Seconds(reading.Now)}{(reading.Frozen ? ", frozen" : "")}, rate {reading.Rate}");
        return ToAnswer(call.Account.Clock, transitions);
    }

    private ControlAnswer Advance(ControlCall call)
    {
        var seconds = call.Body!.Number("seconds", 0, PlanTags.MaxSeconds);
        var to = call.Body.Text("to");
        call.Body.RejectUnknownMembers();
        if (to is not (null or "nextTransition"))
        {
            call.Body.Refuse("to", $"is \"{to}\"; allowed: nextTransition.");
        }

        if (seconds is null == to is null)
        {
            call.Errors.Add("$ must have either seconds or to.");
        }

        if (call.Errors.First is { } error)
        {
            return ControlAnswer.BadRequest(error);
        }

        return seconds is { } step
            ? Moved(call, call.Account.AdvanceBy(TimeSpan.FromMilliseconds(Math.Round(step * 1000)), out var now), now)
            : Moved(call, call.Account.AdvanceToNextTransition(out now), now);
    }

    private ControlAnswer Moved(ControlCall call, IReadOnlyList<FlowTransition> transitions, Instant now)
    {
        log.Changed("POST clock/advance", call.Account.Id, $"now {Seconds(now)}, {transitions.Count} transitions");
        return ControlAnswer.Of(
            new ClockStepAnswer(now, [.. transitions.Select(TransitionAnswer.Of)]), ClockJson.Default.ClockStepAnswer);
    }

    private static string Seconds(Instant instant) => EpochSecondsConverter.ToDecimal(instant).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
