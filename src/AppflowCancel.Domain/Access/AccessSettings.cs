using System.Collections.Frozen;

namespace AppflowCancel.Domain.Access;

/// <summary>Who may call an account, and whether they have to prove who they are.</summary>
public sealed class AccessSettings(SignatureMode signatures, IReadOnlyList<AccessCaller> callers)
{
    /// <summary>What an account begins with: anybody may do everything.</summary>
    public static readonly AccessSettings Open = new(SignatureMode.Ignored, []);

    private readonly FrozenDictionary<string, AccessCaller> _byKey =
        callers.ToFrozenDictionary(caller => caller.AccessKeyId, StringComparer.Ordinal);

    public SignatureMode Signatures { get; } = signatures;

    /// <summary>Each with an access key of its own.</summary>
    public IReadOnlyList<AccessCaller> Callers { get; } = callers;

    public AccessCaller? Find(string accessKeyId) => _byKey.GetValueOrDefault(accessKeyId);
}
