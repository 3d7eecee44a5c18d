using System.Buffers;
using System.IO.Pipelines;
using AppflowCancel.Memory;

namespace AppflowCancel.Aws;

/// <summary>A request body in memory: in the server's buffer or, if large, in reserved memory.</summary>
internal readonly struct HeldBody
{
    private readonly PipeReader? _pipe;
    private readonly BodyBudget? _budget;
    private readonly long _reserved;

    /// <summary>A body in the server's buffer.</summary>
    public HeldBody(ReadOnlySequence<byte> bytes, PipeReader pipe) => (Bytes, _pipe) = (bytes, pipe);

    /// <summary>A copied body.</summary>
    public HeldBody(ReadOnlyMemory<byte> bytes, BodyBudget budget, long reserved) =>
        (Bytes, _budget, _reserved) = (new ReadOnlySequence<byte>(bytes), budget, reserved);

    private HeldBody(BodyProblem problem) => Problem = problem;

    public static HeldBody TooLarge => new(BodyProblem.TooLarge);

    public static HeldBody NoMemory => new(BodyProblem.NoMemory);

    public BodyProblem Problem { get; }

    public ReadOnlySequence<byte> Bytes { get; }

    /// <summary>Call once; the bytes must not be used afterwards.</summary>
    public void Release()
    {
        _pipe?.AdvanceTo(Bytes.End);
        _budget?.Release(_reserved);
    }
}

/// <summary>Why a body was not read.</summary>
internal enum BodyProblem
{
    None,
    TooLarge,
    NoMemory,
}
