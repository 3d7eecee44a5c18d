using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Accounts;

/// <summary>A token bucket, stored as the instant at which it is full again, so refilling needs no timer.</summary>
/// <param name="FullAt">Milliseconds since 1970 on the account's clock, with fractions.</param>
public readonly record struct TokenBucket(decimal FullAt)
{
    /// <summary>The bucket after a token was taken; null when there is none.</summary>
    /// <param name="perSecond">Tokens added per second.</param>
    /// <param name="burst">The bucket's capacity.</param>
    public TokenBucket? Take(double perSecond, int burst, Instant now)
    {
        // A fixed number of decimal places, so that sums are exact.
        var perToken = decimal.Round(1000 / (decimal)perSecond, 9);
        var next = Math.Max(FullAt, now.Milliseconds) + perToken;
        return next <= now.Milliseconds + (burst * perToken) ? new TokenBucket(next) : null;
    }
}
