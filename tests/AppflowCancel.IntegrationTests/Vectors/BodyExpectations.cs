using System.Text.Json;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Vectors;

/// <summary>A vector's expected headers and body.</summary>
internal static class BodyExpectations
{
    public static void Check(JsonElement expect, Answer answer)
    {
        foreach (var header in Members(expect, "headers"))
        {
            Assert.Matches(header.Value.GetString()!, answer.Headers.GetValueOrDefault(header.Name) ?? "(no such header)");
        }

        if (expect.TryGetProperty("bodyMatches", out var pattern))
        {
            Assert.Matches(pattern.GetString()!, answer.Body);
        }

        foreach (var forbidden in Elements(expect, "bodyForbidden"))
        {
            Assert.DoesNotMatch(forbidden.GetString()!, answer.Body);
        }

        foreach (var expected in Members(expect, "jsonMatches"))
        {
            Assert.Matches(expected.Value.GetString()!, JsonPointer.Find(answer.Json, expected.Name).GetString());
        }

        foreach (var expected in Members(expect, "jsonEquals"))
        {
            Assert.True(JsonElement.DeepEquals(expected.Value, JsonPointer.Find(answer.Json, expected.Name)), answer.Body);
        }

        foreach (var expected in Members(expect, "jsonLength"))
        {
            Assert.Equal(expected.Value.GetInt32(), JsonPointer.Find(answer.Json, expected.Name).GetArrayLength());
        }

        foreach (var pointer in Elements(expect, "jsonAbsentOrNull"))
        {
            Assert.True(JsonPointer.Find(answer.Json, pointer.GetString()!).ValueKind is JsonValueKind.Undefined or JsonValueKind.Null);
        }

        CheckInvalidExecutions(expect, answer);
    }

    private static void CheckInvalidExecutions(JsonElement expect, Answer answer)
    {
        var actual = new Lazy<List<string?>>(() => answer.Json.TryGetProperty("invalidExecutions", out var list)
            ? [.. list.EnumerateArray().Select(id => id.GetString())]
            : []);
        if (expect.TryGetProperty("invalidExecutionsEquals", out var exact))
        {
            Assert.Equal(exact.EnumerateArray().Select(id => id.GetString()), actual.Value);
        }

        if (expect.TryGetProperty("invalidExecutionsSetEquals", out var set))
        {
            Assert.Equal(set.EnumerateArray().Select(id => id.GetString()).Order(), actual.Value.Order());
        }

        if (expect.TryGetProperty("invalidExecutionsSubsetOf", out var superset))
        {
            Assert.Subset(superset.EnumerateArray().Select(id => id.GetString()).ToHashSet(), actual.Value.ToHashSet());
        }
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement expect, string name) =>
        expect.TryGetProperty(name, out var value) ? value.EnumerateObject() : default;

    private static JsonElement.ArrayEnumerator Elements(JsonElement expect, string name) =>
        expect.TryGetProperty(name, out var value) ? value.EnumerateArray() : default;
}
