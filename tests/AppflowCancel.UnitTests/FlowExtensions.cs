namespace AppflowCancel.UnitTests;

/// <summary>Shorthands for operations on a flow.</summary>
internal static class FlowExtensions
{
    private static readonly Guid Request = new("11111111-2222-4333-8444-555555555555");

    extension(Flow flow)
    {
        public string StartRun(Instant at) => flow.Start(at).Value!.Run!.Value.ToString();

        /// <summary>Adds a run through the control API.</summary>
        public string Put(string id, Instant at, Instant? startedAt = null, RunPlanChanges? plan = null)
        {
            Assert.Null(flow.PutRun(RunId.Parse(id), plan ?? RunPlanChanges.None, startedAt, at).Refusal);
            return id;
        }

        public Cancellation Cancel(Instant at, params string[] ids) => flow.Cancel(ids, Request, at).Value!;

        public Cancellation CancelAll(Instant at) => flow.Cancel(null, Request, at).Value!;

        public Outcome<Run> Finish(string id, RunStatus outcome, Instant at, string? message = null) =>
            flow.FinishRun(RunId.Parse(id), outcome, message, at);

        public Run? Run(string id, Instant at) => flow.FindRun(RunId.Parse(id), at).Value;

        public RunStatus Status(string id, Instant at) => flow.Run(id, at)!.StatusAt(at);

        /// <summary>The records as DescribeFlowExecutionRecords returns them, newest first, in pages.</summary>
        public List<RunSnapshot> Records(Instant at, int pageSize = 100)
        {
            var records = new List<RunSnapshot>();
            RunPosition? after = null;
            do
            {
                var page = flow.Records(after, pageSize, at).Value!;
                records.AddRange(page.Runs);
                after = page.Next;
            }
            while (after is not null);
            return records;
        }

        public IEnumerable<string> Ids(Instant at) => flow.Records(at).Select(record => record.Id.ToString());

        /// <summary>Start times of its runs, oldest first, in seconds after T0.</summary>
        public IEnumerable<double> Starts(Instant at) =>
            flow.Records(at).Select(record => (record.StartedAt - T0).TotalSeconds).Reverse();

        /// <summary>The runs that have not started.</summary>
        public IEnumerable<Run> Due(Instant at) => flow.Export(at)!.Runs.Where(run => run.StartedAt > at);
    }
}
