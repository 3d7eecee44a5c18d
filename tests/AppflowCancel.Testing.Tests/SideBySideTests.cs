using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;

namespace AppflowCancel.Testing.Tests;

public sealed class SideBySideTests
{
    [Fact]
    public async Task Two_hundred_emulators_work_in_one_process()
    {
        var emulators = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => AppflowEmulator.StartAsync()));

        var statuses = await Task.WhenAll(emulators.Select(CancelOne));

        Assert.Equal(200, emulators.Select(emulator => emulator.Endpoint.Port).Distinct().Count());
        Assert.All(statuses, status => Assert.Equal(RunStatus.Canceled, status));
        await Task.WhenAll(emulators.Select(emulator => emulator.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_disposed_emulator_frees_its_memory()
    {
        // Every clock of an emulator, and its container, reference the given time: once it is collected, all of them are.
        var times = new List<WeakReference>();
        for (var i = 0; i < 5; i++)
        {
            times.Add(await StartUseAndDispose());
        }

        // Threads and pooled connections of a server can take a moment to end.
        for (var i = 0; i < 100 && times.Exists(time => time.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(100);
        }

        Assert.DoesNotContain(times, time => time.IsAlive);
    }

    private static async Task<RunStatus> CancelOne(AppflowEmulator emulator)
    {
        var sandbox = await emulator.CreateSandboxAsync("123456789012");
        await sandbox.PutFlowAsync("orders", Plans.Endless);
        var run = await sandbox.StartRunAsync("orders");
        await run.CancelAsync();
        await sandbox.Clock.AdvanceToNextTransitionAsync();
        return await run.GetStatusAsync();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> StartUseAndDispose()
    {
        var time = new FakeTimeProvider();
        await using var emulator = await AppflowEmulator.StartAsync(new AppflowEmulatorOptions { TimeProvider = time });
        await CancelOne(emulator);
        return new WeakReference(time);
    }
}
