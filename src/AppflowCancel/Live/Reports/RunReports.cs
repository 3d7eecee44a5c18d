using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AppflowCancel.Domain;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Live.Reports;

/// <summary>
/// Creates the reports of runs. A report is computed from a run's facts and an instant, as its status is, so no reports
/// are stored for listing.
/// </summary>
internal sealed class RunReports(ReportSettings settings)
{
    /// <summary>Every report of an account's runs up to an instant, oldest first.</summary>
    /// <remarks>Only of kept runs of existing flows.</remarks>
    public IReadOnlyList<RunReport> Until(Account account, Instant now)
    {
        var reports = new List<RunReport>();
        foreach (var (region, flows) in account.Regions)
        {
            foreach (var state in flows.All.Select(flow => flow.Export(now)).OfType<FlowState>())
            {
                var facts = FlowFacts.Of(state.Definition, account.Id, region);
                foreach (var run in state.Runs)
                {
                    reports.AddRange(Until(facts, run, now));
                }
            }
        }

        return [.. reports.OrderBy(report => report.At)];
    }

    public static RunReport Start(FlowFacts flow, Run run) => Report(flow, run, RunReport.StartType, run.StartedAt, Detail(flow, run));

    /// <summary>Null for a run without an end report.</summary>
    public RunReport? End(FlowFacts flow, Run run)
    {
        if (Status(run.EndsAs) is not { } status)
        {
            return null;
        }

        var progress = run.ProgressAt(run.EndsAt);
        return Report(flow, run, RunReport.EndType, run.EndsAt, Detail(flow, run) with
        {
            RecordsProcessed = Text(progress.Records),
            RecordsFiltered = "0",
            DocumentsProcessed = "0",
            EndTime = Milliseconds(run.EndsAt),
            RecordFailures = "0",
            DataProcessed = Text(progress.Bytes),
            Status = status,
            Error = run.EndsAs is RunStatus.Error ? run.ErrorMessage : null,
        });
    }

    private IEnumerable<RunReport> Until(FlowFacts flow, Run run, Instant now)
    {
        if (run.StartedAt <= now)
        {
            yield return Start(flow, run);
        }

        if (run.EndsAt <= now && End(flow, run) is { } end)
        {
            yield return end;
        }
    }

    private string? Status(RunStatus endsAs) => endsAs switch
    {
        RunStatus.Successful => "Execution Successful",
        RunStatus.Error => "Execution Failed",

        // AWS: unknown, both the text and whether a report is sent.
        _ => settings.ReportCanceledRuns ? "Execution Canceled" : null,
    };

    private static RunReportDetail Detail(FlowFacts flow, Run run) => new()
    {
        FlowName = flow.Name,
        CreatedBy = $"arn:aws:iam::{flow.Account}:root",
        FlowArn = flow.Arn,
        Source = flow.Source,
        Destination = flow.Destination,
        SourceObject = flow.SourceObject,
        DestinationObject = flow.DestinationObject,
        TriggerType = flow.TriggerType,
        ExecutionId = run.Id.ToString(),
        StartTime = Milliseconds(run.StartedAt),
    };

    private static RunReport Report(FlowFacts flow, Run run, string type, Instant at, RunReportDetail detail) => new()
    {
        Id = IdOf($"{flow.Arn} {run.Id} {run.StartedAt.Milliseconds} {type}"),
        DetailType = type,
        Account = flow.Account,
        Time = Seconds(at),
        Region = flow.Region,
        Resources = [flow.Resource],
        Detail = detail,
        At = at,
    };

    private static string IdOf(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Uuid.From(hash[..16]).ToString();
    }

    // Recorded: the envelope has the nearest second, the detail milliseconds and a zone in brackets.
    private static string Seconds(Instant at) =>
        DateTimeOffset.FromUnixTimeSeconds((at.Milliseconds + 500) / 1000).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Milliseconds(Instant at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at.Milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z[UTC]'", CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
