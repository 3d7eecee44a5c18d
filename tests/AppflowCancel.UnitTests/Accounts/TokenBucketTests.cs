using AppflowCancel.Domain.Accounts;

namespace AppflowCancel.UnitTests.Accounts;

public sealed class TokenBucketTests
{
    [Fact]
    public void It_starts_full_and_refills_at_its_rate()
    {
        var bucket = default(TokenBucket);

        Assert.Equal(3, TakeAll(ref bucket, T0));
        Assert.Equal(0, TakeAll(ref bucket, At(0.249)));
        Assert.Equal(1, TakeAll(ref bucket, At(0.25)));
        Assert.Equal(2, TakeAll(ref bucket, At(0.75)));
        Assert.Equal(3, TakeAll(ref bucket, At(1_000)));
    }

    [Fact]
    public void Rates_without_a_finite_fraction_add_up()
    {
        var bucket = default(TokenBucket);
        for (var i = 0; i < 3; i++)
        {
            bucket = bucket.Take(3, 3, T0)!.Value;
        }

        Assert.Null(bucket.Take(3, 3, At(0.333)));
        Assert.NotNull(bucket.Take(3, 3, At(0.334)));
    }

    private static int TakeAll(ref TokenBucket bucket, Instant now)
    {
        var taken = 0;
        for (; bucket.Take(4, 3, now) is { } next; taken++)
        {
            bucket = next;
        }

        return taken;
    }
}
