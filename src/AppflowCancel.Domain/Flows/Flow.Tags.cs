using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

public sealed partial class Flow
{
    /// <summary>Adds tags and overwrites those with the same key. AWS: this does not change lastUpdatedAt.</summary>
    public Refusal? Tag(IEnumerable<KeyValuePair<string, string>> tags, Instant now) => ChangeTags(now, changed =>
    {
        foreach (var (key, value) in tags)
        {
            changed[key] = value;
        }
    });

    /// <summary>Removes tags; an unknown key is not an error.</summary>
    public Refusal? Untag(IEnumerable<string> keys, Instant now) => ChangeTags(now, changed =>
    {
        foreach (var key in keys)
        {
            changed.Remove(key);
        }
    });

    /// <summary>Sets the plan of future runs from the control API; replaces the previous one.</summary>
    public Refusal? Plan(RunPlanChanges plan, Instant now)
    {
        using (Enter())
        {
            if (Missing() is { } missing)
            {
                return missing;
            }

            CatchUp(now);
            _controlPlan = plan;
            _changes.Add(FlowChangeKind.Planned, _lastSeen, State);
            ReadPlan();
            return null;
        }
    }

    private Refusal? ChangeTags(Instant now, Action<Dictionary<string, string>> change)
    {
        using (Enter())
        {
            if (Missing() is { } missing)
            {
                return missing;
            }

            CatchUp(now);
            var changed = new Dictionary<string, string>(_tags, StringComparer.Ordinal);
            change(changed);
            if (changed.Count > _environment.Limits.Tags && changed.Count > _tags.Count)
            {
                return new Refusal(RefusalReason.TooManyTags, $"{_environment.Limits.Tags}");
            }

            _tags = changed;
            _changes.Add(FlowChangeKind.Tagged, _lastSeen, State);
            ReadTags();
            return null;
        }
    }

    private void ReadTags()
    {
        _tagPlan = PlanTags.Read(_tags, out _);
        ReadPlan();
    }

    // A plan is fixed when its run starts, so due runs take the new plan.
    private void ReadPlan()
    {
        _plan = _controlPlan.ApplyTo(_tagPlan.ApplyTo(_environment.DefaultPlan));
        foreach (var due in _history.Due.Where(run => run.Origin is RunOrigin.Schedule).ToList())
        {
            _history.ReplaceDue(due, new Run(due.Id, due.StartedAt, _plan, due.Origin) { DataPull = due.DataPull });
        }
    }
}
