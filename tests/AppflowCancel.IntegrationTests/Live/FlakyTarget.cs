using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Live;

/// <summary>A target that answers as it is told, then takes everything; it remembers what came, and when.</summary>
internal sealed class FlakyTarget(ReportReceiver receiver)
{
    private readonly Lock _gate = new();
    private readonly List<(string Run, string Id, bool Taken)> _arrivals = [];
    private Queue<TargetAnswer> _answers = new();
    private TaskCompletionSource _end = new();

    /// <summary>Begins anew; requests that hang are let go.</summary>
    public void Begin(IEnumerable<TargetAnswer> answers)
    {
        lock (_gate)
        {
            _end.SetResult();
            (_answers, _end) = (new Queue<TargetAnswer>(answers), new TaskCompletionSource());
            _arrivals.Clear();
        }

        receiver.Answer = Take;
    }

    /// <summary>The reports that came for runs whose ids begin so, oldest first.</summary>
    public IReadOnlyList<(string Run, string Id, bool Taken)> Arrivals(string prefix)
    {
        lock (_gate)
        {
            return [.. _arrivals.Where(each => each.Run.StartsWith(prefix, StringComparison.Ordinal))];
        }
    }

    private async Task<(int Status, string Body)> Take(Received received)
    {
        var json = Answer.Parse(received.Body);
        var (answer, end) = Next(json.GetProperty("detail").GetProperty("execution-id").GetString()!, json.GetProperty("id").GetString()!);
        if (answer is TargetAnswer.Hangs)
        {
            await end;
        }

        return answer switch
        {
            TargetAnswer.Taken => (200, ""),
            TargetAnswer.Throttled => (429, ""),
            TargetAnswer.Error => (500, ""),
            _ => (ReportReceiver.Close, ""),
        };
    }

    private (TargetAnswer Answer, Task End) Next(string run, string id)
    {
        lock (_gate)
        {
            var answer = _answers.TryDequeue(out var next) ? next : TargetAnswer.Taken;
            _arrivals.Add((run, id, answer is TargetAnswer.Taken));
            return (answer, _end.Task);
        }
    }
}
