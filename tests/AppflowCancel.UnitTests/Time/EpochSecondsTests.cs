using System.Text.Json;

namespace AppflowCancel.UnitTests.Time;

public sealed class EpochSecondsTests
{
    [Theory]
    [InlineData(0, "0.000")]
    [InlineData(1, "0.001")]
    [InlineData(-1, "-0.001")]
    [InlineData(1_790_000_000_123, "1790000000.123")]
    [InlineData(-1_790_000_000_123, "-1790000000.123")]
    [InlineData(4_294_967_295, "4294967.295")]
    [InlineData(4_294_967_296, "4294967.296")]
    [InlineData(253_402_300_799_999, "253402300799.999")]
    public void An_instant_is_written_in_seconds_with_milliseconds(long milliseconds, string json) =>
        Assert.Equal(json, JsonSerializer.Serialize(new Instant(milliseconds)));
}
