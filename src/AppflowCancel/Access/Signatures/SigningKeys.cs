using System.Collections.Concurrent;

namespace AppflowCancel.Access.Signatures;

/// <summary>A cache of derived signing keys: each is valid for a day, and deriving it is most of the work of a signature.</summary>
internal sealed class SigningKeys
{
    // Bounded: a caller can use any region, so most keys might never be used again.
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
