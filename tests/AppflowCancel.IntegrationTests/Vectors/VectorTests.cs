using System.Text.Json;
using System.Text.Json.Nodes;
using AppflowCancel.IntegrationTests.Startup;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Vectors;

/// <summary>Every case of vectors.json, byte for byte over a socket, each against its own emulator.</summary>
public sealed class VectorTests
{
    public static TheoryData<string> Cases => [.. Vector.Ids];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_answers_match_the_vector(string id)
    {
        // The program that APPFLOW_CANCEL names runs in real time.
        var vector = EmulatorProcess.Program is null ? Vector.Find(id) : Vector.Find(id).At(DateTimeOffset.UtcNow);
        await using var emulator = await SocketEmulator.Start();
        var endpoint = emulator.Endpoint;
        await Prepare(endpoint, vector);
        var before = await State(endpoint, vector);

        var answers = new List<Answer>();
        for (var i = 1; i <= vector.Times; i++)
        {
            answers.Add(await Send(endpoint, vector, i));
        }

        var after = await State(endpoint, vector);
        Expectations.Check(vector, answers, before, after);
    }

    private static async Task Prepare(Uri endpoint, Vector vector)
    {
        var state = JsonObject.Create(vector.Given)!;
        state.Remove("faults", out var faults);

        // An export contains the clock, which must be frozen for two exports to be equal.
        state.TryAdd("frozen", true);
        await Control(endpoint, "PUT", $"/_appflow/state?account={vector.Account}", state.ToJsonString());
        if (faults is not null)
        {
            await Control(endpoint, "PUT", $"/_appflow/faults?account={vector.Account}", faults.ToJsonString());
        }
    }

    private static async Task<JsonElement> State(Uri endpoint, Vector vector) =>
        (await Control(endpoint, "GET", $"/_appflow/state?account={vector.Account}&region={vector.Region}", "")).Json;

    private static async Task<Answer> Control(Uri endpoint, string method, string path, string body)
    {
        var answer = await RawHttp.Send(endpoint, method, path, [], System.Text.Encoding.UTF8.GetBytes(body));
        return answer.MustBe(System.Net.HttpStatusCode.OK);
    }

    private static Task<Answer> Send(Uri endpoint, Vector vector, int repetition)
    {
        var headers = vector.Request.GetProperty("headers").EnumerateObject()
            .Select(header => KeyValuePair.Create(header.Name, header.Value.GetString()))
            .ToList();
        if (!headers.Exists(header => header.Key == "Authorization"))
        {
            headers.Add(KeyValuePair.Create<string, string?>("Authorization", TestEmulator.Authorization(vector.Account, vector.Region)));
        }

        return RawHttp.Send(
            endpoint,
            vector.Request.GetProperty("method").GetString()!,
            vector.Request.GetProperty("path").GetString()!,
            headers.Where(header => header.Value is not null).Select(header => KeyValuePair.Create(header.Key, header.Value!)),
            vector.Body(repetition));
    }
}
