using AppflowCancel.Access.Signatures;
using Microsoft.Extensions.Primitives;

namespace AppflowCancel.UnitTests.Access.Signatures;

/// <summary>Cases that the published suite lacks.</summary>
public sealed class CanonicalRequestTests
{
    [Theory]
    [InlineData("/a/../b", "/b")]
    [InlineData("/../../b", "/b")]
    [InlineData("/a/b/../c/.", "/a/c")]
    [InlineData("/a/..", "/")]
    [InlineData("/a/b/../", "/a/")]
    [InlineData("/a//b//", "/a/b/")]
    [InlineData("/.hidden/..name", "/.hidden/..name")]
    [InlineData("/.hidden/", "/.hidden/")]
    [InlineData("//", "/")]
    [InlineData("/a%2Fb", "/a%252Fb")]
    public void A_path_is_normalised_and_encoded_once_more(string path, string canonical) =>
        Assert.Equal(canonical, Lines(path)[1]);

    [Fact]
    public void A_path_stays_as_sent_where_the_service_signs_it_so() =>
        Assert.Equal("/a//./b", CanonicalRequest.Of("GET", "/a//./b", [], _ => default, "hash", normalizePath: false).Split('\n')[1]);

    [Theory]
    [InlineData("", "")]
    [InlineData("b=2&a=1", "a=1&b=2")]
    [InlineData("a=2&a=1&a", "a=&a=1&a=2")]
    [InlineData("&&a&", "a=")]
    [InlineData("a==b", "a=%3Db")]
    [InlineData("=a", "=a")]
    [InlineData("a=%7e%2F+ ", "a=~%2F%2B%20")]
    [InlineData("a=%2&b=%zz", "a=%252&b=%25zz")]
    [InlineData("a=%4g%g4%41", "a=%254g%25g4A")]
    [InlineData("a=%", "a=%25")]
    [InlineData("B=1&a=2", "B=1&a=2")]
    [InlineData("a=ü€😀.", "a=%C3%BC%E2%82%AC%F0%9F%98%80.")]
    [InlineData("a=Ay-z._~", "a=Ay-z._~")]
    public void A_query_is_encoded_uniformly_and_sorted(string query, string canonical) =>
        Assert.Equal(canonical, Lines($"/?{query}")[2]);

    [Fact]
    public void Half_of_a_surrogate_pair_is_encoded_as_the_replacement_character() =>
        Assert.Equal("a=%EF%BF%BD.", Lines("/?a=\ud83d.")[2]);

    [Theory]
    [InlineData(" a ", "a")]
    [InlineData("a  b", "a b")]
    [InlineData("a \t b\r\n c", "a b c")]
    [InlineData("a\tb", "a b")]
    [InlineData("a\rb", "a b")]
    [InlineData("a\nb", "a b")]
    [InlineData("a b c", "a b c")]
    [InlineData("", "")]
    public void White_space_of_a_header_is_trimmed_and_collapsed(string value, string canonical) =>
        Assert.Equal($"x-a:{canonical}", Lines("/", ("x-a", value))[3]);

    [Fact]
    public void A_repeated_header_is_one_line_and_a_missing_one_an_empty_line() =>
        Assert.Equal(
            "GET\n/\n\nx-a:1,2,3\nx-b:\n\nx-a;x-b\nhash",
            CanonicalRequest.Of("GET", "/", ["x-a", "x-b"], name => name is "x-a" ? new StringValues(["1", " 2  ", "3"]) : default, "hash"));

    private static string[] Lines(string target, params (string Name, string Value)[] headers) =>
        CanonicalRequest.Of("GET", target, [.. headers.Select(each => each.Name)], name => headers.Single(each => each.Name == name).Value, "hash").Split('\n');
}
