using System.Text.Json;
using System.Text.RegularExpressions;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Vectors;

/// <summary>Compares a vector's result with its expectations.</summary>
internal static class Expectations
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "status", "errorType", "errorTypeAnyOf", "messageMatches", "messageOptional", "alternatives", "stateUnchanged", "stateAfter",
        "invalidExecutionsEquals", "invalidExecutionsSetEquals", "invalidExecutionsSubsetOf", "tagsAfter", "bodyMatches",
        "bodyForbidden", "headers", "jsonMatches", "jsonEquals", "jsonLength", "jsonAbsentOrNull", "repeat",
    };

    public static void Check(Vector vector, IReadOnlyList<Answer> answers, JsonElement before, JsonElement after)
    {
        Assert.All(vector.Expect.EnumerateObject(), expected => Assert.Contains(expected.Name, Known));
        foreach (var answer in answers)
        {
            CheckEnvelope(vector, answer);
            if (!IsExpected(vector.Expect, answer))
            {
                var alternatives = vector.Expect.TryGetProperty("alternatives", out var given) ? given.EnumerateArray().ToList() : [];
                Assert.True(
                    alternatives.Any(alternative => IsExpected(alternative, answer)),
                    $"{answer.Status} {answer.ErrorType} {answer.Body} is none of {vector.Expect}");
                return;
            }

            BodyExpectations.Check(vector.Expect, answer);
        }

        CheckRepetition(vector.Expect, answers);
        CheckState(vector.Expect, before, after);
    }

    private static void CheckEnvelope(Vector vector, Answer answer)
    {
        Assert.True(answer.Headers.ContainsKey("x-amzn-RequestId"), "no request id");
        Assert.True(answer.Status < 500 || vector.Id == "flt-002-internal", $"{answer.Status} {answer.Body}");
        if (answer.Body.Length > 0)
        {
            Assert.StartsWith("application/json", answer.Headers["Content-Type"], StringComparison.Ordinal);
        }
    }

    private static bool IsExpected(JsonElement expect, Answer answer)
    {
        var type = answer.ErrorType?.Split(':')[0].Split('#')[^1];
        var types = expect.TryGetProperty("errorTypeAnyOf", out var any)
            ? [.. any.EnumerateArray().Select(each => each.GetString())]
            : new List<string?> { expect.GetProperty("errorType").GetString() };
        return expect.GetProperty("status").GetInt32() == answer.Status && types.Contains(type) && MessageIsExpected(expect, answer);
    }

    private static bool MessageIsExpected(JsonElement expect, Answer answer)
    {
        if (expect.GetProperty("messageMatches").GetString() is not { } pattern)
        {
            return true;
        }

        var optional = expect.TryGetProperty("messageOptional", out var flag) && flag.GetBoolean();
        return answer.Message is { } message ? Regex.IsMatch(message, pattern, RegexOptions.Singleline) : optional;
    }

    private static void CheckRepetition(JsonElement expect, IReadOnlyList<Answer> answers)
    {
        if (expect.TryGetProperty("repeat", out var repeat) && repeat.TryGetProperty("differentJson", out var pointers))
        {
            foreach (var pointer in pointers.EnumerateArray())
            {
                var values = answers.Select(answer => JsonPointer.Find(answer.Json, pointer.GetString()!).ToString()).ToList();
                Assert.Equal(values.Count, values.Distinct().Count());
            }
        }
    }

    private static void CheckState(JsonElement expect, JsonElement before, JsonElement after)
    {
        if (expect.TryGetProperty("stateUnchanged", out var unchanged) && unchanged.GetBoolean())
        {
            Assert.Equal(before.GetRawText(), after.GetRawText());
        }

        var flows = after.GetProperty("flows").EnumerateArray().ToDictionary(flow => flow.GetProperty("flowName").GetString()!);
        if (expect.TryGetProperty("stateAfter", out var statuses))
        {
            foreach (var run in statuses.EnumerateObject())
            {
                var (flow, id) = run.Name.Split('/', 2) is [var left, var right] ? (left, right) : default;
                var status = flows[flow].GetProperty("runs").EnumerateArray()
                    .Single(each => each.GetProperty("executionId").GetString() == id).GetProperty("executionStatus").GetString();
                Assert.Contains(status, run.Value.EnumerateArray().Select(each => each.GetString()));
            }
        }

        if (expect.TryGetProperty("tagsAfter", out var tags))
        {
            Assert.True(JsonElement.DeepEquals(tags, flows["my-flow"].GetProperty("tags")));
        }
    }
}
