using System.Collections.Immutable;

namespace AppflowCancel.IntegrationTests.Reference;

/// <summary>
/// The reference model: what the emulator should do, as plainly as it can be said. One account, one region, a frozen clock, flows
/// whose runs take 7 seconds and cancel in 2.
/// </summary>
/// <param name="Flows">Each with its runs, oldest first.</param>
internal sealed record World(int Now, ImmutableSortedDictionary<string, ImmutableList<ReferenceRun>> Flows)
{
    public static readonly World Initial = new(
        0, ImmutableSortedDictionary<string, ImmutableList<ReferenceRun>>.Empty.WithComparers(StringComparer.Ordinal).Add("orders", []));

    private string? _key;

    /// <summary>Equal for equal worlds.</summary>
    public string Key => _key ??= $"{Now}|{string.Join('|', Flows.Select(flow => $"{flow.Key}:{string.Join(',', flow.Value)}"))}";

    /// <summary>The world after the operation; null when the model would have answered otherwise.</summary>
    /// <param name="answer">As <see cref="Session"/> puts it.</param>
    public World? After(Operation operation, string answer)
    {
        var runs = Flows.GetValueOrDefault(operation.Flow);
        return operation.Kind switch
        {
            OperationKind.PutState => answer == "200" ? Initial : null,
            OperationKind.Advance => Advance(Now + operation.Seconds, answer),
            OperationKind.CreateFlow => runs is null ? If(answer, "200", With(operation.Flow, [])) : If(answer, "409", this),
            OperationKind.DeleteFlow or OperationKind.StartFlow or OperationKind.PutRun or OperationKind.Cancel or OperationKind.CancelAll
                or OperationKind.Records or OperationKind.Finish => runs is null ? If(answer, "404", this) : After(operation, runs, answer),
        };
    }

    private World? After(Operation operation, ImmutableList<ReferenceRun> runs, string answer) => operation.Kind switch
    {
        OperationKind.DeleteFlow => If(answer, "200", this with { Flows = Flows.Remove(operation.Flow), _key = null }),
        OperationKind.StartFlow => Start(operation.Flow, runs, answer),
        OperationKind.PutRun => PutRun(operation.Flow, runs, operation.Ids[0], answer),
        OperationKind.Cancel => Cancel(operation.Flow, runs, operation.Ids, answer),
        OperationKind.CancelAll => Cancel(operation.Flow, runs, [.. runs.Where(IsInProgress).Select(run => run.Id)], answer),
        OperationKind.Records => If(answer, $"200 {Records(runs)}", this),
        OperationKind.Finish => Finish(operation.Flow, runs, operation.Ids[0], answer),
        OperationKind.PutState or OperationKind.Advance or OperationKind.CreateFlow => throw new ArgumentException($"{operation}", nameof(operation)),
    };

    private World? Advance(int later, string answer)
    {
        var ended = Flows.Values.SelectMany(runs => runs).Where(run => run.EndsAt > Now && run.EndsAt <= later)
            .Select(run => $"{run.Id}={run.EndsAs}").Order(StringComparer.Ordinal);
        return If(answer, $"200 {string.Join(' ', ended)}", this with { Now = later, _key = null });
    }

    // Ids are chosen by the emulator; all that the model asks of them is that no other run has them.
    private World? Start(string flow, ImmutableList<ReferenceRun> runs, string answer) =>
        answer.Split(' ') is ["200", var id] && runs.All(run => run.Id != id) ? With(flow, runs.Add(new(id, Now))) : null;

    private World? PutRun(string flow, ImmutableList<ReferenceRun> runs, string id, string answer) =>
        runs.Any(run => run.Id == id) ? If(answer, "409", this) : If(answer, "200", With(flow, runs.Add(new(id, Now))));

    private World? Cancel(string flow, ImmutableList<ReferenceRun> runs, IReadOnlyList<string> ids, string answer)
    {
        List<string> invalid = [];
        foreach (var id in ids.Distinct())
        {
            if (runs.Find(run => run.Id == id) is { } run && IsInProgress(run))
            {
                runs = runs.Replace(run, run with { CancelledAt = Now });
            }
            else
            {
                invalid.Add(id);
            }
        }

        return If(answer, $"200 {string.Join(' ', invalid)}", With(flow, runs));
    }

    private World? Finish(string flow, ImmutableList<ReferenceRun> runs, string id, string answer) =>
        runs.Find(run => run.Id == id) is not { } run ? If(answer, "404", this)
        : Now >= run.EndsAt ? If(answer, "409", this)
        : If(answer, "200", With(flow, runs.Replace(run, run with { FinishedAt = Now })));

    private string Records(ImmutableList<ReferenceRun> runs) =>
        string.Join(' ', runs.Reverse().Select(run => $"{run.Id}={run.StatusAt(Now)}"));

    private bool IsInProgress(ReferenceRun run) => run.StatusAt(Now) == "InProgress";

    private World With(string flow, ImmutableList<ReferenceRun> runs) => this with { Flows = Flows.SetItem(flow, runs), _key = null };

    private static World? If(string answer, string expected, World after) => answer == expected ? after : null;
}
