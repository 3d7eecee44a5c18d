using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Orders.Tests;

/// <summary>The code under test: cancels a run and waits for its end. With an AWS SDK it would look the same.</summary>
public sealed class RunCanceller(HttpClient appflow, TimeProvider time)
{
    private static readonly TimeSpan PollDelay = TimeSpan.FromMinutes(1);

    /// <returns>How the run ended.</returns>
    public async Task<string> CancelAsync(string flowName, string executionId)
    {
        while (await PostAsync("/cancel-flow-executions", new { flowName, executionIds = new[] { executionId } }) is null)
        {
            await Task.Delay(PollDelay, time);
        }

        while (true)
        {
            var status = await StatusAsync(flowName, executionId);

            // CancelStarted is not final: the run can still become Canceled, Successful or Error.
            if (status is "Canceled" or "Successful" or "Error")
            {
                return status;
            }

            await Task.Delay(PollDelay, time);
        }
    }

    private async Task<string?> StatusAsync(string flowName, string executionId)
    {
        var records = await PostAsync("/describe-flow-execution-records", new { flowName });
        return records?.GetProperty("flowExecutions").EnumerateArray()
            .Single(run => run.GetProperty("executionId").GetString() == executionId)
            .GetProperty("executionStatus").GetString();
    }

    /// <returns>The answer; null when AWS throttles.</returns>
    private async Task<JsonElement?> PostAsync(string path, object body)
    {
        using var response = await appflow.PostAsJsonAsync(path, body);
        return response.StatusCode is HttpStatusCode.TooManyRequests
            ? null
            : await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
    }
}
