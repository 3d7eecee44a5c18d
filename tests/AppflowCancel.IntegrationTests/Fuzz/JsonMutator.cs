using System.Text.Json.Nodes;

namespace AppflowCancel.IntegrationTests.Fuzz;

/// <summary>Changes a JSON document at a random position into another JSON document.</summary>
internal static class JsonMutator
{
    public static JsonNode? Mutate(JsonNode? root, Random random)
    {
        var places = Places(root).ToList();
        if (places.Count == 0)
        {
            return Value(random);
        }

        var (parent, key, index) = places[random.Next(places.Count)];
        if (parent is JsonObject members)
        {
            Change(members, key!, random);
        }
        else
        {
            Change((JsonArray)parent, index, random);
        }

        return root;
    }

    private static void Change(JsonObject parent, string key, Random random)
    {
        switch (random.Next(7))
        {
            case 6:
                parent[key] = null;
                break;
            case 0:
                parent.Remove(key);
                break;
            case 1:
                parent[Text(random)] = Value(random);
                break;
            case 2:
                parent.Remove(key, out var value);
                parent[random.Next(2) == 0 ? key.ToUpperInvariant() : Text(random)] = value;
                break;
            case 3:
                parent[key] = new JsonArray(parent[key]?.DeepClone(), parent[key]?.DeepClone());
                break;
            default:
                parent[key] = Value(random);
                break;
        }
    }

    private static void Change(JsonArray parent, int index, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                parent.RemoveAt(index);
                break;
            case 1:
                var times = random.Next(4) == 0 ? 101 : 1;
                for (var i = 0; i < times; i++)
                {
                    parent.Add(parent[index]?.DeepClone());
                }

                break;
            default:
                parent[index] = Value(random);
                break;
        }
    }

    private static JsonNode? Value(Random random) => random.Next(2) == 0
        ? JsonValue.Create(Text(random))
        : JsonNode.Parse(HostileStrings.Json[random.Next(HostileStrings.Json.Length)]);

    private static string Text(Random random) => HostileStrings.Texts[random.Next(HostileStrings.Texts.Length)];

    private static IEnumerable<(JsonNode Parent, string? Key, int Index)> Places(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var (key, value) in members)
            {
                yield return (members, key, 0);
                foreach (var place in Places(value))
                {
                    yield return place;
                }
            }
        }
        else if (node is JsonArray elements)
        {
            for (var i = 0; i < elements.Count; i++)
            {
                yield return (elements, null, i);
                foreach (var place in Places(elements[i]))
                {
                    yield return place;
                }
            }
        }
    }
}
