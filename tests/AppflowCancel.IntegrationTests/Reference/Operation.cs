namespace AppflowCancel.IntegrationTests.Reference;

internal enum OperationKind
{
    CreateFlow,
    DeleteFlow,
    StartFlow,
    Cancel,
    CancelAll,
    Records,
    PutRun,
    Finish,
    Advance,
    PutState,
}

/// <summary>A request that the reference model understands.</summary>
/// <param name="Seconds">By how much <see cref="OperationKind.Advance"/> moves the clock.</param>
internal sealed record Operation(OperationKind Kind, string Flow, IReadOnlyList<string> Ids, int Seconds = 0)
{
    public override string ToString() => Kind is OperationKind.Advance
        ? $"Advance {Seconds} s"
        : $"{Kind} {Flow} {string.Join(',', Ids)}".TrimEnd();
}
