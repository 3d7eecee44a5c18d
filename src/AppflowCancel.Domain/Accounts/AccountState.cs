using AppflowCancel.Domain.Flows;

namespace AppflowCancel.Domain.Accounts;

/// <summary>What a replaced account begins with. Its clock, faults and other settings are read from the account itself.</summary>
public sealed record AccountState(Account Account, IReadOnlyList<(string Region, FlowState Flow)> Flows);
