using CsCheck;

namespace AppflowCancel.UnitTests.Runs;

public sealed class RunIdTests
{
    [Theory]
    [InlineData("7b2c8d1e-3f4a-4b5c-8d6e-9f0a1b2c3d4e")]
    [InlineData("7B2C8D1E-3F4A-4B5C-8D6E-9F0A1B2C3D4E")]
    [InlineData("7b2c8d1e-3f4a-4b5c-8d6e-9f0a1b2c3d4E")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("7b2c8d1e3f4a4b5c8d6e9f0a1b2c3d4e")]
    [InlineData("{7b2c8d1e-3f4a-4b5c-8d6e-9f0a1b2c3d4e}")]
    [InlineData("0x2c8d1e-3f4a-4b5c-8d6e-9f0a1b2c3d4e")]
    [InlineData("+b2c8d1e-3f4a-4b5c-8d6e-9f0a1b2c3d4e")]
    [InlineData(" 7b2c8d1e-3f4a-4b5c-8d6e-9f0a1b2c3d4e ")]
    [InlineData("7b2c8d1e-3f4a-4b5c-8d6e-9f0a1b2c3d4e\n")]
    [InlineData("run-1")]
    [InlineData("läuft/☃")]
    [InlineData("0")]
    [InlineData("")]
    public void Any_text_round_trips(string text)
    {
        Assert.Equal(text, RunId.Parse(text).ToString());
        Assert.Equal(RunId.Parse(text), RunId.Parse(new string(text)));
        Assert.Equal(RunId.Parse(text).GetHashCode(), RunId.Parse(new string(text)).GetHashCode());
    }

    [Theory]
    [InlineData("7b2c8d1e-3f4a-4b5c-8d6e-9f0a1b2c3d4e", "7B2C8D1E-3F4A-4B5C-8D6E-9F0A1B2C3D4E")]
    [InlineData("002c8d1e-3f4a-4b5c-8d6e-9f0a1b2c3d4e", "0x2c8d1e-3f4a-4b5c-8d6e-9f0a1b2c3d4e")]
    [InlineData("7b2c8d1e-3f4a-4b5c-8d6e-9f0a1b2c3d4e", " 7b2c8d1e-3f4a-4b5c-8d6e-9f0a1b2c3d4e")]
    [InlineData("00000000-0000-0000-0000-000000000000", "")]
    [InlineData("run-1", "Run-1")]
    public void Different_texts_are_different_ids(string one, string other)
    {
        Assert.NotEqual(RunId.Parse(one), RunId.Parse(other));
        Assert.True(RunId.Parse(one) != RunId.Parse(other));
        Assert.False(RunId.Parse(one).Equals((object)other));
    }

    [Fact]
    public void Only_a_lowercase_uuid_is_one()
    {
        var uuid = new Guid("7b2c8d1e-3f4a-4b5c-8d6e-9f0a1b2c3d4e");

        Assert.Equal((true, uuid), (RunId.Parse($"{uuid}").IsUuid, RunId.Parse($"{uuid}").Uuid));
        Assert.Equal((false, null), (RunId.Parse($"{uuid:N}").IsUuid, RunId.Parse($"{uuid:N}").Uuid));
    }

    [Fact]
    public void A_parsed_uuid_equals_the_generated_one()
    {
        var uuid = new Guid("7b2c8d1e-3f4a-4b5c-8d6e-9f0a1b2c3d4e");

        Assert.Equal(RunId.From(uuid), RunId.Parse("7b2c8d1e-3f4a-4b5c-8d6e-9f0a1b2c3d4e"));
        Assert.True(RunId.From(uuid) == RunId.Parse(uuid.ToString()));
    }

    [Fact]
    public void Bytes_and_text_of_an_id_are_equal() => Gen.OneOf(
        Gen.Guid.Select(uuid => uuid.ToString()),
        Gen.Guid.Select(uuid => uuid.ToString().ToUpperInvariant()),
        Gen.Guid.Select(uuid => uuid.ToString("N")),
        Gen.String[Gen.Char["0123456789abcdef-{}x+"], 30, 38]).Sample(text =>
        {
            Assert.Equal(RunId.Parse(text), RunId.Parse(System.Text.Encoding.ASCII.GetBytes(text)));
            Assert.Equal(text, RunId.Parse(text).ToString());
        });
}
