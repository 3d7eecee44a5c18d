using System.Text;
using System.Text.Json.Nodes;

namespace AppflowCancel.IntegrationTests.Fuzz;

/// <summary>Creates nearly valid requests: a valid one with a few errors.</summary>
/// <param name="mostBytes">Padding added to some bodies: more than the emulator accepts.</param>
/// <param name="withStreams">Whether some requests open streams.</param>
internal sealed class RequestMutator(Random random, int mostBytes, bool withStreams)
{
    public FuzzRequest Next()
    {
        var request = Pick(random.Next(400) switch
        {
            0 => Corpus.Descriptions,
            < 10 => Corpus.Pages,
            < 16 when withStreams => Corpus.Streams,
            < 116 => Corpus.ConnectorRequests,
            _ => Corpus.Requests,
        });
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
            // An earlier mutation left invalid JSON, a duplicate name, or half of a surrogate pair.
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

    // Kestrel itself refuses NUL in a path.
    private static string WithoutNul(string target) => target.Replace("%00", "%01", StringComparison.Ordinal);

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
