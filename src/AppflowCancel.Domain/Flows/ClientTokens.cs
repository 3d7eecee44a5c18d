using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Flows;

/// <summary>
/// Idempotency. AWS: a token is valid for eight hours; reused with the same parameters it returns the same answer and does
/// nothing; with other parameters it is an error.
/// </summary>
/// <remarks>Not safe for concurrent use: the registry's lock guards it.</remarks>
internal sealed class ClientTokens(int kept)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(8);

    private readonly Dictionary<string, Remembered> _tokens = new(StringComparer.Ordinal);
    private readonly Queue<Remembered> _byAge = new();

    // A state document may replace thousands of flows: each must find its tokens without a look at all others.
    private readonly Dictionary<string, HashSet<string>> _keysByResource = new(StringComparer.Ordinal);

    /// <param name="scope">The scope in which the token is unique: the operation, or the operation on one flow.</param>
    /// <param name="resource">The flow, connector or connector profile that the request concerns.</param>
    public Outcome<T> Once<T>(string scope, string resource, ClientToken? token, Instant now, Func<TokenUse?, Outcome<T>> act)
        where T : class
    {
        if (token is null)
        {
            return act(null);
        }

        ForgetOldest(oldest => oldest.Until <= now);

        // Tokens cannot contain a line break.
        var key = $"{scope}\n{token.Value}";
        if (_tokens.TryGetValue(key, out var remembered))
        {
            return token.Matches(remembered.Parameters)
                ? (T)remembered.Answer
                : new Refusal(RefusalReason.ClientTokenReused, token.Value);
        }

        var use = new TokenUse(key, resource, token.ToRemember(), now + Life);
        var outcome = act(use);
        if (outcome.Succeeded)
        {
            Remember(use, outcome.Value);
        }

        return outcome;
    }

    /// <summary>Keeps the answer that a token was given, now or in an earlier process.</summary>
    public void Remember(TokenUse use, object answer)
    {
        ForgetOldest(_ => _byAge.Count >= kept);
        var remembered = new Remembered(use.Key, use.Resource, use.Parameters, answer, use.Until);
        _tokens[use.Key] = remembered;
        _byAge.Enqueue(remembered);
        if (!_keysByResource.TryGetValue(use.Resource, out var keys))
        {
            _keysByResource.Add(use.Resource, keys = new HashSet<string>(StringComparer.Ordinal));
        }

        keys.Add(use.Key);
    }

    /// <summary>The resource is deleted: answers remembered for it are no longer valid.</summary>
    public void Forget(string resource)
    {
        if (_keysByResource.Remove(resource, out var keys))
        {
            foreach (var key in keys)
            {
                _tokens.Remove(key);
            }
        }
    }

    private void ForgetOldest(Func<Remembered, bool> which)
    {
        while (_byAge.TryPeek(out var oldest) && which(oldest))
        {
            _byAge.Dequeue();
            if (_tokens.TryGetValue(oldest.Key, out var current) && ReferenceEquals(current, oldest))
            {
                Drop(oldest);
            }
        }
    }

    private void Drop(Remembered remembered)
    {
        _tokens.Remove(remembered.Key);
        var keys = _keysByResource[remembered.Resource];
        keys.Remove(remembered.Key);
        if (keys.Count == 0)
        {
            _keysByResource.Remove(remembered.Resource);
        }
    }

    private sealed record Remembered(string Key, string Resource, string Parameters, object Answer, Instant Until);
}
