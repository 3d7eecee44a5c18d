using System.Collections;
using System.Text.Json;

namespace AppflowCancel.Control;

/// <summary>The objects of a JSON list, created one at a time: a list may have 100,000.</summary>
internal sealed class JsonObjectList : IReadOnlyList<JsonObjectReader>
{
    private readonly JsonElement _list;
    private readonly string _path;
    private readonly ValidationErrors _errors;

    private JsonObjectList(JsonElement list, string path, ValidationErrors errors) => (_list, _path, _errors) = (list, path, errors);

    public int Count => _list.GetArrayLength();

    public JsonObjectReader this[int index] => new(_list[index], _path, _errors, index);

    /// <summary>Empty, with an error, if an element is not an object.</summary>
    public static IReadOnlyList<JsonObjectReader> Of(JsonElement list, string path, ValidationErrors errors)
    {
        var index = 0;
        foreach (var element in list.EnumerateArray())
        {
            if (element.ValueKind is not JsonValueKind.Object)
            {
                errors.Add($"{path}[{index}] is {JsonObjectReader.Preview(element)}; allowed: an object.");
                return [];
            }

            index++;
        }

        return new JsonObjectList(list, path, errors);
    }

    public IEnumerator<JsonObjectReader> GetEnumerator()
    {
        var index = 0;
        foreach (var element in _list.EnumerateArray())
        {
            yield return new JsonObjectReader(element, _path, _errors, index++);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
