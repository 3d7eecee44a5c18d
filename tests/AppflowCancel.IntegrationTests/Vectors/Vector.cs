using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AppflowCancel.Access.Signatures;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Vectors;

/// <summary>A case of vectors.json, or of our own access-vectors.json: signatures and policies.</summary>
internal sealed partial record Vector(string Id, JsonElement Given, JsonElement Request, JsonElement Expect)
{
    private static readonly Lazy<IReadOnlyList<JsonElement>> Files = new(() => [Load("vectors.json"), Load("access-vectors.json")]);

    public string Account => Given.GetProperty("account").GetString()!;

    public string Region => Given.GetProperty("region").GetString()!;

    public int Times => Expect.TryGetProperty("repeat", out var repeat) ? repeat.GetProperty("times").GetInt32() : 1;

    public static IEnumerable<string> Ids =>
        Files.Value.SelectMany(file => file.GetProperty("vectors").EnumerateArray()).Select(vector => vector.GetProperty("id").GetString()!);

    /// <summary>Whether it is valid only at the tests' frozen real time.</summary>
    public bool NeedsFrozenTime { get; private init; }

    public static Vector Find(string id)
    {
        var (file, vector) = Files.Value.SelectMany(file => file.GetProperty("vectors").EnumerateArray().Select(each => (file, each)))
            .Single(each => each.each.GetProperty("id").GetString() == id);
        var given = vector.TryGetProperty("given", out var own) ? own : file.GetProperty("given");
        return new Vector(id, given, vector.GetProperty("request"), vector.GetProperty("expect"))
        {
            NeedsFrozenTime = vector.TryGetProperty("requires", out var requires)
                && requires.EnumerateArray().Any(each => each.GetString()!.StartsWith("real time", StringComparison.Ordinal)),
        };
    }

    public byte[] Body(int repetition)
    {
        if (Request.TryGetProperty("bodyBase64", out var bytes))
        {
            return bytes.GetBytesFromBase64();
        }

        if (Request.TryGetProperty("bodyGenerate", out var recipe))
        {
            var middle = string.Concat(Enumerable.Repeat(recipe.GetProperty("repeat").GetString(), recipe.GetProperty("count").GetInt32()));
            return Encoding.UTF8.GetBytes(recipe.GetProperty("prefix").GetString() + middle + recipe.GetProperty("suffix").GetString());
        }

        return Encoding.UTF8.GetBytes(Request.GetProperty("body").GetString()!.Replace("${n}", $"{repetition}", StringComparison.Ordinal));
    }

    /// <summary>The case with its signing time as far from another instant as it is from the tests' own; its message may name any time.</summary>
    public Vector At(DateTimeOffset now)
    {
        if (!NeedsFrozenTime)
        {
            return this;
        }

        var (request, expect) = (JsonObject.Create(Request)!, JsonObject.Create(Expect)!);
        var headers = request["headers"]!;
        var skew = SignatureV4.ReadTimestamp((string?)headers["X-Amz-Date"])!.Value - FrozenTime.Start;

        // Time passes until the request arrives: a second beyond the limit would not stay beyond it.
        var signedAt = now + skew + (Math.Sign(skew.Ticks) * TimeSpan.FromMinutes(1));
        headers["X-Amz-Date"] = SignatureV4.Timestamp(signedAt);
        headers["Authorization"] = ScopeDay().Replace((string)headers["Authorization"]!, $"/{SignatureV4.Timestamp(signedAt)[..8]}/");
        expect["messageMatches"] = Time().Replace((string)expect["messageMatches"]!, @"\d{8}T\d{6}Z");
        return this with { Request = Element(request), Expect = Element(expect) };
    }

    private static JsonElement Element(JsonObject json)
    {
        using var document = JsonDocument.Parse(json.ToJsonString());
        return document.RootElement.Clone();
    }

    [GeneratedRegex("/[0-9]{8}/")]
    private static partial Regex ScopeDay();

    [GeneratedRegex("[0-9]{8}T[0-9]{6}Z")]
    private static partial Regex Time();

    private static JsonElement Load(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Vectors", name)));
        return document.RootElement.Clone();
    }
}
