using System.Collections.Concurrent;

namespace AppflowCancel.Access.Signatures;

/// <summary>Derived signing keys, remembered: they are good for a day, and deriving one is most of the work of a signature.</summary>
internal sealed class SigningKeys
{
    // A caller can use any region; a key that is not used again is not worth keeping.
    private const int MaxKeys = 1_000;

    private readonly ConcurrentDictionary<(string Secret, CredentialScope Scope), byte[]> _keys = new();

    public byte[] Get(string secretAccessKey, CredentialScope scope)
    {
        if (_keys.TryGetValue((secretAccessKey, scope), out var key))
        {
            return key;
        }

        if (_keys.Count >= MaxKeys)
        {
            _keys.Clear();
        }

        return _keys.GetOrAdd((secretAccessKey, scope), static each => SignatureV4.SigningKey(each.Secret, each.Scope));
    }
}
