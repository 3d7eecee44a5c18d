using System.Text.Json;
using AppflowCancel.IntegrationTests.Support;
using CsCheck;

namespace AppflowCancel.IntegrationTests.Live;

/// <summary>
/// However a target fails, and whatever is reset meanwhile: every report of a run that is still there is delivered, a run's start
/// before its end, and none is sent for a run that was reset away.
/// </summary>
/// <remarks>A failure names its seed; CsCheck_Seed=SEED REPORT_TIMES=100 repeats it and looks for fewer steps that fail too.</remarks>
public sealed class ReportPropertyTests
{
    private const int Samples = 15;

    private static readonly Gen<TargetAnswer> Answers = Gen.OneOf(
        TargetAnswer.Taken, TargetAnswer.Taken, TargetAnswer.Error, TargetAnswer.Throttled, TargetAnswer.Closed, TargetAnswer.Hangs);

    private static int Times => int.TryParse(Environment.GetEnvironmentVariable("REPORT_TIMES"), out var times) ? times : 1;

    [Fact]
    public async Task Every_report_arrives_and_none_of_a_run_that_was_reset_away()
    {
        var time = new ManualTime();
        await using var receiver = await ReportReceiver.Start();
        await using var emulator = new TestEmulator { Time = time };
        var target = new FlakyTarget(receiver);
        await Gen.Select(ReportStep.Any.Array[1, 12], Answers.Array[0, 5]).SampleAsync(
            async (steps, answers) =>
            {
                target.Begin(answers);
                await new Sample(emulator, time, receiver.Url, target).Run(steps);
            },
            iter: Samples * Times,
            threads: 1,
            print: sample => $"{string.Join<ReportStep>(", ", sample.Item1)}\n{string.Join(", ", sample.Item2)}");
    }

    private sealed class Sample(TestEmulator emulator, ManualTime time, string url, FlakyTarget target)
    {
        // In flight when its run was reset away.
        private const int MayStillArrive = 1;

        private readonly List<(string Prefix, int Arrived)> _past = [];
        private int _runs;

        private string Prefix => $"life-{_past.Count}-";

        public async Task Run(ReportStep[] steps)
        {
            await Import();
            foreach (var step in steps)
            {
                await Do(step);
            }

            var events = await UntilDelivered();
            foreach (var run in events.GroupBy(each => each.Run))
            {
                string[] ids = [.. run.Select(each => each.Id)];
                var arrivals = target.Arrivals(run.Key);
                Assert.Equal(ids, arrivals.Where(each => each.Taken).Select(each => each.Id).Distinct());

                // The start is taken before the end is sent.
                Assert.Equal(ids.Length, arrivals.Select(each => each.Id).Distinct().Count());
                Assert.DoesNotContain(arrivals.TakeWhile(each => !each.Taken), each => each.Id != ids[0]);
            }

            foreach (var (prefix, arrived) in _past)
            {
                Assert.InRange(target.Arrivals(prefix).Count, arrived, arrived + MayStillArrive);
            }
        }

        private async Task Do(ReportStep step)
        {
            switch (step.Kind)
            {
                case ReportStepKind.Start:
                    await emulator.Control(HttpMethod.Post, "/_appflow/flows/orders/runs", $$"""{"executionId":"{{Prefix}}{{++_runs}}"}""");
                    break;
                case ReportStepKind.CancelAll:
                    await emulator.Post("/cancel-flow-executions", """{"flowName":"orders"}""");
                    break;
                case ReportStepKind.Advance:
                    await emulator.Advance(step.Number);
                    break;
                case ReportStepKind.Wait:
                    time.Advance(0.2 * step.Number);
                    break;
                case ReportStepKind.Reset:
                    await emulator.Control(HttpMethod.Post, "/_appflow/reset");
                    Past();
                    await Import();
                    break;
                case ReportStepKind.Import:
                    await Import();
                    Past();
                    break;
            }
        }

        private void Past() => _past.Add((Prefix, target.Arrivals(Prefix).Count));

        private async Task Import() => await emulator.PutState($$"""
            {"now":1790000000,"frozen":true,"flows":[{"flowName":"orders","plan":{"runSeconds":4,"cancelSeconds":1} }],"reportTargets":[{"url":"{{url}}/"}]}
            """);

        // Time passes in small steps, so that an attempt that would succeed is not timed out by the test.
        private async Task<List<(string Run, string Id)>> UntilDelivered()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (true)
            {
                var list = await emulator.Control(HttpMethod.Get, "/_appflow/events");
                var deliveries = list.GetProperty("deliveries").EnumerateArray().ToList();
                if (deliveries.Count == list.GetProperty("count").GetInt32() && deliveries.TrueForAll(each => each.GetProperty("state").GetString() == "Delivered"))
                {
                    return [.. list.GetProperty("events").EnumerateArray().Select(each => (RunOf(each), each.GetProperty("id").GetString()!))];
                }

                Assert.False(patience.IsCancellationRequested, $"Not delivered: {list}");
                time.Advance(0.1);
            }
        }

        private static string RunOf(JsonElement report) => report.GetProperty("detail").GetProperty("execution-id").GetString()!;
    }
}
