namespace AppflowCancel.UnitTests.Runs;

/// <summary>Runs as facts, without a flow.</summary>
internal static class RunExtensions
{
    private static readonly RunId Id = RunId.Parse("run-1");

    extension(RunPlan plan)
    {
        public Run StartedAt(Instant instant, RunOrigin origin = RunOrigin.StartFlow) => new(Id, instant, plan, origin);
    }

    extension(Run run)
    {
        public Run CancelledAt(Instant instant, Guid request = default) =>
            run.With(run.Action with { CancelRequestedAt = instant, CancelRequestedBy = request });

        public Run FinishedAt(Instant instant, RunStatus outcome, string? message = null) =>
            run.With(run.Action with { FinishedAt = instant, FinishedAs = outcome, ErrorMessage = message });

        private Run With(RunAction action) =>
            new(run.Id, run.StartedAt, run.Plan, run.Origin) { Action = action };
    }
}
