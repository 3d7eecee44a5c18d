using AppflowCancel.Domain.Flows;

namespace AppflowCancel.Domain.Accounts;

/// <summary>
/// The flows of an account, copied one after another: an export, or the initial state of a replaced account. Readers read clock, faults
/// and other settings from the account.
/// </summary>
public sealed record AccountState(Account Account, IReadOnlyList<(string Region, FlowState Flow)> Flows);
