using AppflowCancel.Domain.Changes;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Accounts;

/// <summary>Publishes that a part of an account changed. Readers ask the account itself what that part is now.</summary>
public sealed class AccountChanges(ChangeSource source, VirtualClock clock)
{
    public void Publish(AccountChangeKind kind)
    {
        if (source.HasReaders)
        {
            source.Publish(new AccountChange { At = clock.Now, Kind = kind });
        }
    }
}
