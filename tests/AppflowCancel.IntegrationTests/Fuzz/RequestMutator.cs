using System.Text;
using System.Text.Json.Nodes;

namespace AppflowCancel.IntegrationTests.Fuzz;

/// <summary>Makes requests that are nearly right: a valid one, with a few things wrong.</summary>
/// <param name="mostBytes">How much is padded onto a body now and then: more than the emulator takes.</param>
internal sealed class RequestMutator(Random random, int mostBytes)
{
    public FuzzRequest Next()
    {
        var request = Pick(random.Next(4) == 0 ? Corpus.ConnectorRequests : Corpus.Requests);
        for (var i = random.Next(4); i > 0; i--)
        {
            request = Mutate(request);
        }

        return request;
    }

    private FuzzRequest Mutate(FuzzRequest request) => random.Next(12) switch
    {
        < 5 => request with { Body = Changed(request.Body) },
        < 7 => request with { Body = ByteMutator.Mutate(request.Body, mostBytes, random) },
        < 9 => request with { Headers = Changed(request.Headers) },
        < 11 => request with { Target = WithoutNul(Changed(request.Target)) },
        _ => request with { Method = random.Next(3) == 0 ? Pick(HostileStrings.Methods) : Pick(Corpus.Requests).Method },
    };

    private byte[] Changed(byte[] body)
    {
        try
        {
            var json = JsonMutator.Mutate(JsonNode.Parse(body.Length > 0 ? body : "{}"u8), random);
            return Encoding.UTF8.GetBytes(json?.ToJsonString() ?? "null");
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or ArgumentException or InvalidOperationException)
        {
            // An earlier mutation has left something that is no JSON, or has a name twice, or half of a character.
            return body;
        }
    }

    private Dictionary<string, string> Changed(IReadOnlyDictionary<string, string> headers)
    {
        var changed = new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase);
        var name = random.Next(2) == 0 && headers.Count > 0 ? Pick([.. headers.Keys]) : Pick(HostileStrings.HeaderNames);
        if (random.Next(4) == 0)
        {
            changed.Remove(name);
        }
        else
        {
            changed[name] = Pick(HostileStrings.HeaderValues);
        }

        return changed;
    }

    private string Changed(string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? target : target[..query];
        var at = random.Next(1, path.Length + 1);
        return random.Next(7) switch
        {
            0 => Pick(HostileStrings.Targets) + (query < 0 ? "" : target[query..]),
            1 => path + Pick(HostileStrings.Queries),
            2 => query < 0 ? path : target + "&" + Pick(HostileStrings.Queries)[1..],
            3 => path + Pick(HostileStrings.Targets),
            4 => $"{path[..at]}{Uri.EscapeDataString(Pick(HostileStrings.Texts))}{target[at..]}",
            5 when at < path.Length => $"{path[..at]}%{(int)path[at]:X2}{target[(at + 1)..]}",
            _ => path.Length > 1 ? path[..^1] : path,
        };
    }

    // NUL in a path is refused below us, by the server itself.
    private static string WithoutNul(string target) => target.Replace("%00", "%01", StringComparison.Ordinal);

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
