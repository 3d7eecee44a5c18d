using System.Collections.Immutable;

namespace AppflowCancel.IntegrationTests.Reference;

/// <summary>An on-demand flow of the reference model.</summary>
/// <param name="Runs">Oldest first.</param>
internal sealed record ReferenceFlow(ImmutableList<ReferenceRun> Runs, ImmutableSortedDictionary<string, string> Tags, int? Description = null, int? Plan = null)
{
    public static readonly ReferenceFlow New = new([], ImmutableSortedDictionary<string, string>.Empty
        .WithComparers(StringComparer.Ordinal).Add("emulator:cancel-seconds", "2").Add("emulator:run-seconds", "7"));

    /// <summary>Equal for flows that no later operation can distinguish.</summary>
    public string KeyAt(int now) => $"{string.Join(',', Runs.Select(run => run.KeyAt(now)))} {string.Join(',', Tags)} {Description} {Plan}";

    /// <summary>The flow after the operation; null if the model predicts another answer.</summary>
    public ReferenceFlow? After(Operation operation, int now, string answer) => operation.Kind switch
    {
        OperationKind.UpdateFlow => If(answer, "200", this with { Description = operation.Number }),
        OperationKind.DescribeFlow => If(answer, $"200 {Description} {Latest(now)}", this),
        OperationKind.TagResource => If(answer, "204", this with { Tags = Tags.SetItem(operation.Ids[0], $"{operation.Number}") }),
        OperationKind.UntagResource => If(answer, "204", this with { Tags = Tags.Remove(operation.Ids[0]) }),
        OperationKind.ListTags => If(answer, $"200 {string.Join(' ', Tags.Select(tag => $"{tag.Key}={tag.Value}"))}", this),

        // The emulator chooses ids; the model only requires that they are unique.
        OperationKind.StartFlow => answer.Split(' ') is ["200", var id] && Find(id) is null ? WithRun(id, now) : null,
        OperationKind.StopFlow => If(answer, "400", this),
        OperationKind.PutRun => Find(operation.Ids[0]) is null ? If(answer, "200", WithRun(operation.Ids[0], now)) : If(answer, "409", this),
        OperationKind.Cancel => Cancel(operation.Ids, now, answer),
        OperationKind.CancelAll => Cancel([.. Runs.Where(run => run.StatusAt(now) == "InProgress").Select(run => run.Id)], now, answer),
        OperationKind.Records or OperationKind.RecordsByPage => If(answer, $"200 {Records(now)}", this),
        OperationKind.Finish => Finish(operation.Ids[0], ReferenceRun.Outcomes[operation.Number], now, answer),
        OperationKind.ShowRun => If(answer, Find(operation.Ids[0]) is { } run ? $"200 {run.StatusAt(now)}" : "404", this),
        OperationKind.SetPlan => If(answer, "200", this with { Plan = operation.Number }),
        OperationKind.ClearPlan => If(answer, "200", this with { Plan = null }),
        _ => throw new ArgumentException($"{operation}", nameof(operation)),
    };

    private static ReferenceFlow? If(string answer, string expected, ReferenceFlow after) => answer == expected ? after : null;

    private ReferenceRun? Find(string id) => Runs.Find(run => run.Id == id);

    private string Latest(int now) => Runs.IsEmpty ? "" : Runs[^1].StatusAt(now);

    private string Records(int now) => string.Join(' ', Runs.Reverse().Select(run => $"{run.Id}={run.StatusAt(now)}"));

    private ReferenceFlow WithRun(string id, int now) =>
        this with { Runs = Runs.Add(new(id, now, Plan ?? Seconds("emulator:run-seconds", 30), Seconds("emulator:cancel-seconds", 2))) };

    private int Seconds(string tag, int otherwise) => Tags.TryGetValue(tag, out var value) ? int.Parse(value) : otherwise;

    private ReferenceFlow? Cancel(IReadOnlyList<string> ids, int now, string answer)
    {
        List<string> invalid = [];
        var runs = Runs;
        foreach (var id in ids.Distinct())
        {
            if (Find(id) is { } run && run.StatusAt(now) == "InProgress")
            {
                runs = runs.Replace(run, run with { CancelledAt = now });
            }
            else
            {
                invalid.Add(id);
            }
        }

        return If(answer, $"200 {string.Join(' ', invalid)}", this with { Runs = runs });
    }

    private ReferenceFlow? Finish(string id, string outcome, int now, string answer) =>
        Find(id) is not { } run ? If(answer, "404", this)
        : now >= run.EndsAt || (outcome == "Canceled" && run.StatusAt(now) != "CancelStarted") ? If(answer, "409", this)
        : If(answer, "200", this with { Runs = Runs.Replace(run, run with { FinishedAt = now, FinishedAs = outcome }) });
}
