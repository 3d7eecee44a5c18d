using System.Diagnostics;
using AppflowCancel.IntegrationTests.Startup;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Architecture;

/// <summary>When <c>benchmarks/run --quick</c> fails. Each time the last three records are 0.9, 1.1 and 1.0, whose median is 1.0.</summary>
public sealed class BenchmarkTrendTests
{
    private const string Machine = "this machine";

    private static readonly string[] Recorded = ["0.2", "0.9", "1.1", "1.0"];

    [Theory]
    [InlineData("cancel-one 0.89, cancel-one processor time 0.89")]
    [InlineData("cancel-one 1.00, refused 0.50, refused processor time 0.50")]
    [InlineData("idle 0.89")]
    public async Task Fails_when_a_request_or_idle_memory_costs_more_than_is_usual(string measured) =>
        Assert.Equal(1, (await Trend(measured, Machine)).Code);

    [Theory]
    [InlineData("cancel-one 0.90, cancel-one processor time 0.90, idle 0.90")]
    [InlineData("cancel-one 0.50, cancel-one processor time 0.95")]
    [InlineData("cancel-one 0.95, cancel-one processor time 0.50")]
    [InlineData("cancel-one p99 0.10, start 0.10")]
    [InlineData("never recorded 0.10, never recorded processor time 0.10")]
    public async Task Passes_otherwise(string measured) => Assert.Equal(0, (await Trend(measured, Machine)).Code);

    [Fact]
    public async Task Records_of_another_kind_of_machine_do_not_count() =>
        Assert.Equal(0, (await Trend("idle 0.10", "another machine")).Code);

    [Fact]
    public async Task Names_the_ratio_beside_its_records() =>
        Assert.Contains("| idle | 0.2 0.9 1.1 1.0 | 0.89 | below 0.9 of the usual |\n", (await Trend("idle 0.89", Machine)).Output, StringComparison.Ordinal);

    private static async Task<(int Code, string Output)> Trend(string measured, string recordedOn)
    {
        using var folder = new TemporaryFolder();
        string[] names = ["cancel-one", "cancel-one processor time", "cancel-one p99", "refused", "refused processor time", "start", "idle"];
        var records = folder.Write("records", string.Concat(Recorded.SelectMany(_ => names, (ratio, name) => Row(name, ratio, recordedOn))));
        var now = folder.Write("new", string.Concat(measured.Split(", ").Select(each => Row(each[..^5], each[^4..], Machine))));
        var functions = Path.Combine(SourceFiles.Root, "benchmarks", "statistics");
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", "set -euo pipefail; . \"$0\"; trend \"$@\"", functions, records, now, Machine])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return (bash.ExitCode, output);
    }

    private static string Row(string name, string ratio, string machine) => $"2026-01-01\t{name}\t{ratio}\t{machine}\n";
}
