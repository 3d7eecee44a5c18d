using System.Text.Json;

namespace AppflowCancel.Testing;

/// <summary>A report that AppFlow sends to EventBridge when a run starts or ends.</summary>
public sealed record RunReport
{
    /// <summary>EventBridge's detail type for the start of a run.</summary>
    public const string StartType = "AppFlow Start Flow Run Report";

    /// <summary>EventBridge's detail type for the end of a run.</summary>
    public const string EndType = "AppFlow End Flow Run Report";

    /// <summary>EventBridge's id of the event.</summary>
    public required string Id { get; init; }

    /// <summary><see cref="StartType"/> or <see cref="EndType"/>.</summary>
    public required string DetailType { get; init; }

    /// <summary>The time, on the account's clock, to the second.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The run's flow.</summary>
    public required string FlowName { get; init; }

    /// <summary>AWS's executionId.</summary>
    public required string RunId { get; init; }

    /// <summary>How it ended, such as <c>Execution Canceled</c>; null for a start.</summary>
    public string? Status { get; init; }

    /// <summary>The whole event as EventBridge delivers it, to pass to the code under test.</summary>
    public required string Json { get; init; }

    internal static RunReport Of(JsonElement json)
    {
        var detail = json.GetProperty("detail");
        return new RunReport
        {
            Id = json.GetProperty("id").GetString()!,
            DetailType = json.GetProperty("detail-type").GetString()!,
            Time = json.GetProperty("time").GetDateTimeOffset(),
            FlowName = detail.GetProperty("flow-name").GetString()!,
            RunId = detail.GetProperty("execution-id").GetString()!,
            Status = detail.TryGetProperty("status", out var status) ? status.GetString() : null,
            Json = json.GetRawText(),
        };
    }
}
