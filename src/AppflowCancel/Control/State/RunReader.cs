using AppflowCancel.Control.Runs;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;
using AppflowCancel.Model;

namespace AppflowCancel.Control.State;

/// <summary>
/// Reads a run in a state document: its facts, or a status, from which facts are derived. A status
/// given with facts must agree with them.
/// </summary>
internal static class RunReader
{
    private static readonly TimeSpan DefaultRunLength = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ScheduledDelay = TimeSpan.FromHours(1);
    private static readonly RunStatus[] Statuses = Enum.GetValues<RunStatus>();
    private static readonly RunOrigin[] Origins = Enum.GetValues<RunOrigin>();

    /// <summary>Null if invalid; the error is added to the document's errors.</summary>
    public static Run? Read(JsonObjectReader json, RunPlan flowPlan, Instant now)
    {
        var status = json.OneOf("executionStatus", Statuses);
        var plan = (json.Object("plan") is { } changes ? PlanDocument.Read(changes) : RunPlanChanges.None).ApplyTo(flowPlan);
        var startedAt = json.Time("startedAt");
        var origin = json.OneOf("origin", Origins) ?? RunOrigin.Seed;
        var facts = ReadFacts(json, now);
        var pull = ReadPull(json);

        // Unknown members first: after a typo the correct member is missing, too, which is a worse message.
        json.RejectUnknownMembers("executionId");
        var id = ReadId(json);
        if (json.Errors.First is not null)
        {
            return null;
        }

        Run With(Instant start, RunAction action) =>
            new(id, start, plan, origin) { DataPull = pull, Action = action };

        var run = With(startedAt ?? DefaultStart(status, plan, facts, now), facts);
        if (status is { } wanted && run.StatusAt(now) != wanted)
        {
            run = With(run.StartedAt, ActionFor(wanted, run, now));
        }

        return IsConsistent(json, run, status, now) ? run : null;
    }

    private static RunId ReadId(JsonObjectReader json)
    {
        var id = json.Text("executionId");
        if (id is null || id.Length == 0 || !ModelShapes.ExecutionId.Accepts(id))
        {
            json.Refuse("executionId", "must be a string of 1 to 256 characters without white space.");
            return default;
        }

        return RunId.Parse(id);
    }

    private static RunAction ReadFacts(JsonObjectReader json, Instant now)
    {
        var cancelledAt = json.Time("cancelRequestedAt") ?? Instant.Never;
        var by = json.Text("cancelRequestedBy");
        var finishedAt = json.Time("finishedAt") ?? Instant.Never;
        var outcome = json.OneOf("outcome", RunStatus.Successful, RunStatus.Error, RunStatus.Canceled);
        var message = json.Text("errorMessage");
        if (finishedAt != Instant.Never && outcome is null)
        {
            json.Refuse("outcome", "is required with finishedAt; allowed: Successful, Error, Canceled.");
        }

        if ((cancelledAt != Instant.Never && cancelledAt > now) || (finishedAt != Instant.Never && finishedAt > now))
        {
            json.Errors.Add($"{json.Path}: cancelRequestedAt and finishedAt must not be later than now.");
        }

        var request = Guid.Empty;
        if (by is not null && !Guid.TryParse(by, out request))
        {
            json.Refuse("cancelRequestedBy", $"is \"{by}\"; allowed: a request id, which is a UUID.");
        }

        return cancelledAt == Instant.Never && finishedAt == Instant.Never && message is null
            ? RunAction.None
            : new RunAction
            {
                CancelRequestedAt = cancelledAt,
                CancelRequestedBy = request,
                FinishedAt = finishedAt,
                FinishedAs = outcome ?? default,
                ErrorMessage = message,
            };
    }

    private static DataPull? ReadPull(JsonObjectReader json)
    {
        var start = json.Time("dataPullStartTime");
        var end = json.Time("dataPullEndTime");
        return start is { } from && end is { } to ? new DataPull(from, to) : null;
    }

    private static Instant DefaultStart(RunStatus? status, RunPlan plan, RunAction facts, Instant now)
    {
        if (status is RunStatus.Scheduled)
        {
            return now + ScheduledDelay;
        }

        var earliest = Instant.Earlier(now, Instant.Earlier(facts.CancelRequestedAt, facts.FinishedAt));
        if (status?.IsFinal != true)
        {
            return earliest;
        }

        var length = plan.RunFor == RunPlan.Never ? DefaultRunLength : plan.RunFor;
        return new Instant(Math.Max(0, earliest.Milliseconds - (long)length.TotalMilliseconds));
    }

    /// <summary>The facts, completed so that they lead to the status, if possible.</summary>
    private static RunAction ActionFor(RunStatus wanted, Run run, Instant now)
    {
        var facts = run.Action;
        if (wanted is RunStatus.CancelStarted)
        {
            return facts with { CancelRequestedAt = Instant.Earlier(facts.CancelRequestedAt, now) };
        }

        if (!wanted.IsFinal || facts.FinishedByRequest)
        {
            return facts;
        }

        var finished = facts with { FinishedAt = now, FinishedAs = wanted };
        if (wanted is not RunStatus.Canceled || facts.CancelWasRequested)
        {
            return finished;
        }

        // The cancel was requested the cancel's duration ago, but not before the run started.
        var lingering = run.Plan.CancelFor == RunPlan.Never ? TimeSpan.Zero : run.Plan.CancelFor;
        var lastMoment = new Instant(Instant.Earlier(now, run.StartedAt + run.Plan.RunFor).Milliseconds - 1);
        var asked = Instant.Earlier(new Instant(now.Milliseconds - (long)lingering.TotalMilliseconds), lastMoment);
        return finished with { CancelRequestedAt = Instant.Later(run.StartedAt, asked) };
    }

    private static bool IsConsistent(JsonObjectReader json, Run run, RunStatus? status, Instant now)
    {
        var facts = run.Action;
        var wrong =
            status is { } wanted && run.StatusAt(now) != wanted
                ? $"executionStatus {wanted} contradicts the other members, which lead to {run.StatusAt(now)}"
            : facts.CancelWasRequested && !CancelIsDuringRun(run)
                ? "cancelRequestedAt is before the run started or after it ended"
            : facts.FinishedByRequest && facts.FinishedAt < run.StartedAt ? "finishedAt is before the run started"
            : facts is { FinishedByRequest: true, FinishedAs: RunStatus.Canceled, CancelWasRequested: false }
                ? "outcome Canceled needs cancelRequestedAt: a run without a cancel request is never Canceled"
            : null;
        if (wrong is not null)
        {
            json.Errors.Add($"{json.Path}: {wrong}.");
        }

        return wrong is null;
    }

    private static bool CancelIsDuringRun(Run run)
    {
        var asked = run.Action.CancelRequestedAt;
        return asked >= run.StartedAt && asked < run.StartedAt + run.Plan.RunFor && asked <= run.Action.FinishedAt;
    }
}
