namespace AppflowCancel.IntegrationTests.Linearizability;

public enum Verdict
{
    Linearizable,

    NotLinearizable,

    /// <summary>The search was given up.</summary>
    Undecided,
}
