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

    /// <param name="scope">What the token must be unique in: the operation, or one flow's use of it.</param>
    public Outcome<T> Once<T>(string scope, string flow, ClientToken? token, Instant now, Func<Outcome<T>> act)
        where T : class
    {
        if (token is null)
        {
            return act();
        }

        ForgetOldest(oldest => oldest.Until <= now);

        // Tokens cannot contain a line break.
        var key = $"{scope}\n{token.Value}";
        if (_tokens.TryGetValue(key, out var remembered))
        {
            return remembered.Parameters == token.Parameters
                ? (T)remembered.Answer
                : new Refusal(RefusalReason.ClientTokenReused, token.Value);
        }

        var outcome = act();
        if (outcome.Succeeded)
        {
            ForgetOldest(_ => _byAge.Count >= kept);
            remembered = new Remembered(key, flow, token.Parameters, outcome.Value, now + Life);
            _tokens[key] = remembered;
            _byAge.Enqueue(remembered);
        }

        return outcome;
    }

    /// <summary>The flow is deleted: answers remembered for it are no longer valid.</summary>
    public void Forget(string flow)
    {
        foreach (var remembered in _tokens.Values.Where(remembered => remembered.Flow == flow).ToList())
        {
            _tokens.Remove(remembered.Key);
        }
    }

    private void ForgetOldest(Func<Remembered, bool> which)
    {
        while (_byAge.TryPeek(out var oldest) && which(oldest))
        {
            _byAge.Dequeue();
            if (_tokens.TryGetValue(oldest.Key, out var current) && ReferenceEquals(current, oldest))
            {
                _tokens.Remove(oldest.Key);
            }
        }
    }

    private sealed record Remembered(string Key, string Flow, string Parameters, object Answer, Instant Until);
}
