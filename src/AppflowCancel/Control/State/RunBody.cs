using System.ComponentModel;
using AppflowCancel.Control.Runs;
using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Control.State;

/// <summary>A run in a state document, for the API description: by status or by facts.</summary>
internal sealed record RunBody : RunFacts
{
    public required string ExecutionId { get; init; }

    [Description("The status at the document's now. If facts are given too, it must agree with them.")]
    public RunStatus? ExecutionStatus { get; init; }
}
