using CsCheck;

namespace AppflowCancel.IntegrationTests.Live;

internal enum ReportStepKind
{
    Start,
    CancelAll,
    Advance,

    /// <summary>Real time passes: what waits for another attempt is sent again.</summary>
    Wait,

    /// <summary>Every account is removed.</summary>
    Reset,

    /// <summary>A state document replaces the account.</summary>
    Import,
}

/// <summary>Something that happens while reports are on their way.</summary>
internal sealed record ReportStep(ReportStepKind Kind, int Number)
{
    public static readonly Gen<ReportStep> Any = Gen.Select(
        Gen.Frequency(
            (6, Gen.Const(ReportStepKind.Start)),
            (6, Gen.OneOf(ReportStepKind.CancelAll, ReportStepKind.Advance)),
            (3, Gen.Const(ReportStepKind.Wait)),
            (2, Gen.OneOf(ReportStepKind.Reset, ReportStepKind.Import))),
        Gen.Int[1, 3],
        (kind, number) => new ReportStep(kind, number));
}

internal enum TargetAnswer
{
    Taken,
    Error,
    Throttled,

    /// <summary>The connection is closed without an answer.</summary>
    Closed,

    /// <summary>There is no answer, and the connection stays open.</summary>
    Hangs,
}
