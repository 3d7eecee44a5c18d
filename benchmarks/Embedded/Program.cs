// Cost of an emulator inside a test's process: dotnet run -c Release --project benchmarks/Embedded
using System.Diagnostics;
using System.Globalization;
using AppflowCancel.Testing;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Starts = 50;
const int SideBySide = 200;

var first = await TimeAsync(StartCancelAndDisposeAsync);
var starts = new List<double>();
for (var i = 0; i < Starts; i++)
{
    AppflowEmulator? emulator = null;
    starts.Add(await TimeAsync(async () => emulator = await AppflowEmulator.StartAsync()));
    await emulator!.DisposeAsync();
}

starts.Sort();
Console.WriteLine($"first start, with its first cancel: {first:0} ms");
Console.WriteLine($"later starts: median {starts[Starts / 2]:0.0} ms, slowest of {Starts} {starts[^1]:0.0} ms");

var before = GC.GetTotalMemory(forceFullCollection: true);
var all = new List<AppflowEmulator>();
var together = await TimeAsync(async () => all.AddRange(await Task.WhenAll(Enumerable.Range(0, SideBySide).Select(_ => AppflowEmulator.StartAsync()))));
var during = GC.GetTotalMemory(forceFullCollection: true);
await Task.WhenAll(all.Select(emulator => emulator.DisposeAsync().AsTask()));
all.Clear();
var after = GC.GetTotalMemory(forceFullCollection: true);
Console.WriteLine($"{SideBySide} side by side: {together:0} ms to start, {Kilobytes(during - before) / SideBySide:0} KB each, {Kilobytes(after - before):0} KB left of all when disposed");

static double Kilobytes(long bytes) => bytes / 1024d;

static async Task<double> TimeAsync(Func<Task> action)
{
    var started = Stopwatch.GetTimestamp();
    await action();
    return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
}

static async Task StartCancelAndDisposeAsync()
{
    await using var emulator = await AppflowEmulator.StartAsync();
    var sandbox = await emulator.CreateSandboxAsync();
    await sandbox.PutFlowAsync("orders");
    await sandbox.StartRunAsync("orders");
    await sandbox.CancelAsync("orders");
}
