namespace AppflowCancel.IntegrationTests.Linearizability;

public enum Verdict
{
    Linearizable,

    NotLinearizable,

    /// <summary>The search stopped without a result.</summary>
    Undecided,
}
