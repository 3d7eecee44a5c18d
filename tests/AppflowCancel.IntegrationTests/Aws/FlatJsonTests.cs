using System.Buffers;
using System.Text;
using AppflowCancel.Aws;
using CsCheck;
using Microsoft.AspNetCore.Http;

namespace AppflowCancel.IntegrationTests.Aws;

/// <summary>The fast path for plain bodies gives the same result as the JSON document, or none.</summary>
public sealed class FlatJsonTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        "\"orders\"", "\"\"", "\"run-1\"", "\"a b\"", "\"b5a3c0de-6f8e-4f0b-9d0e-2c8f5a1e7d42\"", "\"B5A3C0DE-6F8E-4F0B-9D0E-2C8F5A1E7D42\"",
        "\"b5a3c0de6f8e4f0b9d0e2c8f5a1e7d42\"", "\"b5a3c0de-6f8e-4f0b-9d0e-2c8f5a1e7d4\"", "\"\\u0041\"", "\"\\ud800\"", "\"\\\"\"", "\"ü\"", "\"{\"", "\"],\"");

    private static readonly Gen<string> Scalars =
        Gen.OneOf(Texts, Gen.OneOf("5", "-0", "2147483648", "1.0", "1e2", "true", "false", "null", "{}", "{\"a\":[1]}", "[]"));

    private static readonly Gen<string> Lists = Gen.Select(Gen.OneOf(Texts, Texts, Texts, Scalars).List[0, 4], Gen.OneOf(",", " , "))
        .Select(list => $"[{string.Join(list.Item2, list.Item1)}]");

    private static readonly Gen<string> Bodies = Gen.Select(
        Gen.Select(Gen.OneOf("flowName", "executionIds", "maxResults", "forceDelete", "other", "flow\\u004eame"), Gen.OneOf(Scalars, Lists)).List[0, 4],
        Gen.OneOf("{", " {", "[{", ""),
        Gen.OneOf("}", "} ", "}\n", "}}", "", "} x", ",}"),
        (members, start, end) => start + string.Join(",\t", members.Select(member => $"\"{member.Item1}\": {member.Item2}")) + end);

    [Fact]
    public void A_plain_body_is_read_like_its_document()
    {
        var plain = 0;
        Bodies.Sample(
            body =>
            {
                var bytes = new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body));
                if (FlatJson.TryRead(bytes) is not { } flat)
                {
                    return;
                }

                using var document = RequestBody.Parse(bytes);
                Assert.NotNull(document);
                var request = new DefaultHttpContext().Request;
                foreach (var read in Reads)
                {
                    var quick = new RequestReader(default, null, request, flat);
                    var found = read(quick);
                    if (!quick.NeedsDocument)
                    {
                        var general = new RequestReader(document.RootElement, null, request);
                        Assert.Equal(read(general), found);
                        Assert.Null(general.Error);
                        Interlocked.Increment(ref plain);
                    }
                }
            },
            iter: 20_000);
        Assert.True(plain > 5_000, $"Only {plain} members were plain.");
    }

    [Theory]
    [InlineData("""{"flowName":"orders","executionIds":["run-1","b5a3c0de-6f8e-4f0b-9d0e-2c8f5a1e7d42"]}""", true)]
    [InlineData("""{ "maxResults" : 20 , "nextToken" : null }""", true)]
    [InlineData("{}", true)]
    [InlineData("""{"flowName":"örders"}""", false)]
    [InlineData("""{"flowName":"order\u0073"}""", false)]
    [InlineData("""{"triggerConfig":{}}""", false)]
    [InlineData("""{"executionIds":[null]}""", false)]
    [InlineData("""{"flowName":"orders"} {}""", false)]
    [InlineData("""{"flowName":"orders",}""", false)]
    [InlineData("""["orders"]""", false)]
    public void Ordinary_requests_are_plain(string body, bool isPlain) =>
        Assert.Equal(isPlain, FlatJson.TryRead(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body))) is not null);

    private static readonly Func<RequestReader, object?>[] Reads =
    [
        reader => reader.Text("flowName"),
        reader => reader.Texts("executionIds"),
        reader => reader.RunIds("executionIds"),
        reader => reader.Integer("maxResults"),
        reader => reader.Boolean("forceDelete"),
        reader => reader.Map("other"),
    ];
}
