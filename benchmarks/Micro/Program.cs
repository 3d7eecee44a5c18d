using AppflowCancel.Benchmarks;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// dotnet run -c Release --project benchmarks/Micro            times and allocations of the domain's hot paths
// dotnet run -c Release --project benchmarks/Micro -- memory  what a finished run costs at a million
if (args is ["memory"])
{
    Console.WriteLine(Memory.OfFinishedRuns(1_000_000));
    return;
}

BenchmarkRunner.Run<HotPaths>(
    DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)), args);
