using System.Collections.Frozen;

namespace AppflowCancel.Domain.Access;

/// <summary>The callers of an account, and whether signatures are verified.</summary>
public sealed class AccessSettings(SignatureMode signatures, IReadOnlyList<AccessCaller> callers)
{
    /// <summary>The default: any caller may do everything.</summary>
    public static readonly AccessSettings Open = new(SignatureMode.Ignored, []);

    private readonly FrozenDictionary<string, AccessCaller> _byKey =
        callers.ToFrozenDictionary(caller => caller.AccessKeyId, StringComparer.Ordinal);

    public SignatureMode Signatures { get; } = signatures;

    /// <summary>Callers with distinct access keys.</summary>
    public IReadOnlyList<AccessCaller> Callers { get; } = callers;

    public AccessCaller? Find(string accessKeyId) => _byKey.GetValueOrDefault(accessKeyId);
}
