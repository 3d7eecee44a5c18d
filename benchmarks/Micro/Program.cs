using AppflowCancel.Benchmarks;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// dotnet run -c Release --project benchmarks/Micro            times and allocations of the hot paths and of the parts of a request
// dotnet run -c Release --project benchmarks/Micro -- memory  memory of a finished run, with a million of them
if (args is ["memory"])
{
    Console.WriteLine(Memory.OfFinishedRuns(1_000_000));
    return;
}

BenchmarkSwitcher.FromTypes([typeof(HotPaths), typeof(Parts), typeof(AccessParts)]).Run(
    args is [] ? ["--filter", "*"] : args,
    DefaultConfig.Instance
        .WithArtifactsPath("artifacts/benchmark/micro")
        .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
