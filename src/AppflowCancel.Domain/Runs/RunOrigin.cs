namespace AppflowCancel.Domain.Runs;

/// <summary>What brought a run into being.</summary>
public enum RunOrigin
{
    StartFlow,
    Schedule,
    Control,
    Seed,
}
