using System.ComponentModel;
using AppflowCancel.Control.Runs;
using AppflowCancel.Domain.Runs;

namespace AppflowCancel.Control.State;

/// <summary>A run of a state document as it is described: by hand as a status, or by its facts.</summary>
internal sealed record RunBody : RunFacts
{
    public required string ExecutionId { get; init; }

    [Description("The status that the run has at the document's now. Beside facts it must be the one they lead to.")]
    public RunStatus? ExecutionStatus { get; init; }
}
