using System.Buffers;
using AppflowCancel.Access.Signatures;
using Microsoft.Extensions.Primitives;

namespace AppflowCancel.UnitTests.Access.Signatures;

public sealed class SignatureV4Tests
{
    private static readonly DateTimeOffset Time = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    [Fact]
    public void A_timestamp_is_in_UTC_and_read_as_UTC()
    {
        Assert.Equal("20150830T123600Z", SignatureV4.Timestamp(Time.ToOffset(TimeSpan.FromHours(5))));
        Assert.Equal(Time, SignatureV4.ReadTimestamp("20150830T123600Z"));
        Assert.Equal(TimeSpan.Zero, SignatureV4.ReadTimestamp("20150830T123600Z")!.Value.Offset);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("20150830")]
    [InlineData("2015-08-30T12:36:00Z")]
    [InlineData("20150830T123600")]
    [InlineData("20151330T123600Z")]
    [InlineData("20150830T123600Z ")]
    public void Other_text_is_no_timestamp(string? text) => Assert.Null(SignatureV4.ReadTimestamp(text));

    [Fact]
    public void A_body_has_one_hash_whether_it_came_at_once_or_in_parts()
    {
        const string hashOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        var last = new Part("bc"u8.ToArray(), null, 1);
        var first = new Part("a"u8.ToArray(), last, 0);

        Assert.Equal(hashOfAbc, SignatureV4.Hash("abc"u8));
        Assert.Equal(hashOfAbc, SignatureV4.Hash(new ReadOnlySequence<byte>("abc"u8.ToArray())));
        Assert.Equal(hashOfAbc, SignatureV4.Hash(new ReadOnlySequence<byte>(first, 0, last, 2)));
    }

    [Fact]
    public void A_key_is_derived_once_for_each_secret_and_scope()
    {
        var keys = new SigningKeys();
        var scope = new CredentialScope("20150830", "us-east-1", "service");
        var key = keys.Get("secret", scope);

        Assert.Equal(SignatureV4.SigningKey("secret", scope), key);
        Assert.Same(key, keys.Get("secret", scope));
        Assert.NotEqual(key, keys.Get("other", scope));
        Assert.NotEqual(key, keys.Get("secret", scope with { Date = "20150831" }));
        Assert.NotEqual(key, keys.Get("secret", scope with { Region = "eu-west-1" }));
        Assert.NotEqual(key, keys.Get("secret", scope with { Service = "appflow" }));
    }

    [Fact]
    public void A_thousand_keys_are_kept_and_the_next_one_starts_anew()
    {
        var keys = new SigningKeys();
        var kept = Enumerable.Range(0, 1_000).Select(i => keys.Get("secret", Of(i))).ToList();

        Assert.Same(kept[0], keys.Get("secret", Of(0)));
        var next = keys.Get("secret", Of(1_000));
        Assert.Same(next, keys.Get("secret", Of(1_000)));
        Assert.NotSame(kept[0], keys.Get("secret", Of(0)));
        Assert.Equal(kept[0], keys.Get("secret", Of(0)));

        static CredentialScope Of(int i) => new("20150830", $"region-{i}", "service");
    }

    [Fact]
    public void A_header_that_was_not_sent_has_no_values()
    {
        var headers = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase) { ["Host"] = "localhost" };
        var request = new ReceivedRequest("GET", "/", headers, default);

        Assert.Equal("localhost", request.Header("host"));
        Assert.Equal(StringValues.Empty, request.Header("x-amz-date"));
    }

    private sealed class Part : ReadOnlySequenceSegment<byte>
    {
        public Part(byte[] bytes, Part? next, long start) => (Memory, Next, RunningIndex) = (bytes, next, start);
    }
}
