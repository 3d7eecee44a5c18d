using System.Text;
using System.Text.Json;

namespace AppflowCancel.IntegrationTests.Vectors;

/// <summary>A case of vectors.json.</summary>
internal sealed record Vector(string Id, JsonElement Given, JsonElement Request, JsonElement Expect)
{
    private static readonly Lazy<JsonElement> File = new(() =>
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Vectors", "vectors.json")));
        return document.RootElement.Clone();
    });

    public string Account => Given.GetProperty("account").GetString()!;

    public string Region => Given.GetProperty("region").GetString()!;

    public int Times => Expect.TryGetProperty("repeat", out var repeat) ? repeat.GetProperty("times").GetInt32() : 1;

    public static IEnumerable<string> Ids =>
        File.Value.GetProperty("vectors").EnumerateArray().Select(vector => vector.GetProperty("id").GetString()!);

    public static Vector Find(string id)
    {
        var vector = File.Value.GetProperty("vectors").EnumerateArray().Single(each => each.GetProperty("id").GetString() == id);
        var given = vector.TryGetProperty("given", out var own) ? own : File.Value.GetProperty("given");
        return new Vector(id, given, vector.GetProperty("request"), vector.GetProperty("expect"));
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
}
