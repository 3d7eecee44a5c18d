using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Changes;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Timing;

/// <summary>Wakes when the account's clock reaches its next transition, and publishes it.</summary>
internal sealed class AccountWatcher : IDisposable
{
    // After falling behind, it reads the whole account.
    private const int Capacity = 1_000;

    // Transitions close together are published together, which takes far less work.
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);

    private readonly string _account;
    private readonly AccountRegistry _accounts;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _end = new();
    private ChangeReader _changes;

    public AccountWatcher(string account, AccountRegistry accounts, TimeProvider time)
    {
        (_account, _accounts, _time) = (account, accounts, time);
        _changes = Subscribe();
        _ = Run(_end.Token);
    }

    // The sleeping watcher disposes of the rest when it wakes.
    public void Dispose() => _end.Cancel();

    private async Task Run(CancellationToken end)
    {
        // The caller continues at once.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (!end.IsCancellationRequested)
        {
            // This publishes those that have passed.
            var next = _accounts.Find(_account)?.NextTransition() ?? Instant.Never;
            await Sleep(next, end);
        }

        _changes.Dispose();
        _end.Dispose();
    }

    private async Task Sleep(Instant next, CancellationToken end)
    {
        using var wake = CancellationTokenSource.CreateLinkedTokenSource(end);
        var due = Delay(next, wake.Token);
        while (!end.IsCancellationRequested)
        {
            var changed = _changes.WaitAsync(wake.Token).AsTask();
            if (await Task.WhenAny(due, changed) == due || end.IsCancellationRequested)
            {
                break;
            }

            if (!await changed)
            {
                // The reader fell behind.
                _changes.Dispose();
                _changes = Subscribe();
                break;
            }

            if (ReadEarliest() < next)
            {
                break;
            }
        }

        await wake.CancelAsync();
    }

    /// <summary>The earliest transition after the changes; the minimum instant if the whole account must be read.</summary>
    private Instant ReadEarliest()
    {
        var earliest = Instant.Never;
        while (_changes.TryRead(out var changes))
        {
            foreach (var change in changes)
            {
                var next = change switch
                {
                    RunChange run => run.Run.NextTransitionAfter(run.Kind is RunChangeKind.Due ? new Instant(long.MinValue) : run.At),
                    AccountChange => new Instant(long.MinValue),
                    FlowChange { Kind: FlowChangeKind.Put } => new Instant(long.MinValue),
                    _ => Instant.Never,
                };
                earliest = Instant.Earlier(earliest, next);
            }
        }

        return earliest;
    }

    private Task Delay(Instant next, CancellationToken wake)
    {
        var real = _accounts.Find(_account)?.Clock.RealTimeUntil(next) ?? LongestSleep;
        var sleep = TimeSpan.FromTicks(Math.Clamp(real.Ticks, ShortestSleep.Ticks, LongestSleep.Ticks));
#pragma warning disable RS0030 // The account's clock follows real time, so the watcher must sleep in real time.
        return Task.Delay(sleep, _time, wake);
#pragma warning restore RS0030
    }

    private ChangeReader Subscribe() => _accounts.Changes.Subscribe(_account, Capacity);
}
