using System.Text.RegularExpressions;
using AppflowCancel.Domain.Access;

namespace AppflowCancel.UnitTests.Access.Policies;

public sealed class WildcardPatternTests
{
    [Theory]
    [InlineData("arn:aws:appflow:*:flow/orders", true)]
    [InlineData("arn:aws:appflow:us-*-1:123456789012:flow/orders", true)]
    [InlineData("arn:aws:appflow:us-east*1:123456789012:flow/orders", true)]
    [InlineData("arn:aws:appflow:u*2:flow/orders", false)]
    [InlineData("arn:aws:appflow:u*flow/orders", false)]
    [InlineData("arn:*", true)]
    [InlineData("*:flow/orders", true)]
    public void Only_an_asterisk_at_the_end_of_a_segment_matches_beyond_it(string pattern, bool matches) =>
        Assert.Equal(matches, WildcardPattern.MatchesResource(pattern, Policies.Orders));

    [Fact]
    public void A_pattern_matches_as_the_regular_expression_of_the_same_meaning()
    {
        var random = new Random(1);
        string Any(string letters, int most) => new([.. Enumerable.Range(0, random.Next(most)).Select(_ => letters[random.Next(letters.Length)])]);
        for (var i = 0; i < 20_000; i++)
        {
            var (pattern, text) = (Any("ab*?", 8), Any("ab", 10));
            var regex = $@"\A{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal)}\z";

            Assert.True(Regex.IsMatch(text, regex) == WildcardPattern.Matches(pattern, text), $"{pattern} {text}");
        }
    }
}
