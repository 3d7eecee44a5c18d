using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Accounts;

/// <summary>A token bucket, kept as the instant at which it is full again: nothing has to happen for it to fill.</summary>
/// <param name="FullAt">In milliseconds since 1970, of the account's time, with fractions.</param>
public readonly record struct TokenBucket(decimal FullAt)
{
    /// <summary>The bucket after a token was taken; null when there is none.</summary>
    /// <param name="perSecond">How many tokens come back each second.</param>
    /// <param name="burst">How many it holds.</param>
    public TokenBucket? Take(double perSecond, int burst, Instant now)
    {
        // To a fixed number of places, so that what was added up is exact.
        var perToken = decimal.Round(1000 / (decimal)perSecond, 9);
        var next = Math.Max(FullAt, now.Milliseconds) + perToken;
        return next <= now.Milliseconds + (burst * perToken) ? new TokenBucket(next) : null;
    }
}
