using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using AppflowCancel.Domain.Runs;
using AppflowCancel.Domain.Time;
using AppflowCancel.Model;

namespace AppflowCancel.Control.Runs;

/// <summary>A run to add; every member is optional.</summary>
internal sealed record RunDocument(string? ExecutionId, Instant? StartedAt, PlanDocument? Plan);

/// <summary>How to finish a run.</summary>
internal sealed record FinishDocument(
    [property: AllowedValues(RunStatus.Successful, RunStatus.Error, RunStatus.Canceled)] RunStatus Outcome, string? ErrorMessage);

/// <summary>A run with its record, facts and timeline; see RunWriter.</summary>
internal sealed record RunDetails(
    string ExecutionId,
    RunStatus ExecutionStatus,
    ExecutionResult ExecutionResult,
    Instant StartedAt,
    Instant LastUpdatedAt,
    Instant? DataPullStartTime,
    Instant? DataPullEndTime,
    RunFacts Facts,
    IReadOnlyList<TimelineEntry> Timeline)
{
    [StringSyntax(StringSyntaxAttribute.Json)]
    public const string Example = """
        {
          "executionId": "run-1",
          "executionStatus": "Canceled",
          "executionResult": { "bytesProcessed": 512000, "bytesWritten": 512000, "recordsProcessed": 500 },
          "startedAt": 1790000000.000,
          "lastUpdatedAt": 1790000007.000,
          "facts": {
            "startedAt": 1790000000.000,
            "origin": "StartFlow",
            "plan": {
              "runSeconds": null,
              "outcome": "Successful",
              "cancelSeconds": 2,
              "cancelOutcome": "Canceled",
              "batchSeconds": null,
              "recordsPerSecond": 100,
              "bytesPerRecord": 1024
            },
            "cancelRequestedAt": 1790000005.000,
            "cancelRequestedBy": "b5a3c0de-6f8e-4f0b-9d0e-2c8f5a1e7d42"
          },
          "timeline": [
            { "status": "InProgress", "at": 1790000000.000, "cause": "started by StartFlow" },
            { "status": "CancelStarted", "at": 1790000005.000, "cause": "cancel requested by request b5a3c0de-6f8e-4f0b-9d0e-2c8f5a1e7d42" },
            { "status": "Canceled", "at": 1790000007.000, "cause": "canceled" }
          ]
        }
        """;
}

internal sealed record TimelineEntry(RunStatus Status, Instant At, string Cause);
