namespace AppflowCancel.Domain.Runs;

/// <summary>What started a run.</summary>
public enum RunOrigin
{
    StartFlow,
    Schedule,
    Control,
    Seed,
}
