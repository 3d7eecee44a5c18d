using System.Buffers;
using System.Text.Json;

namespace AppflowCancel.Aws.Shapes;

/// <summary>
/// A shape of the published service model: which JSON it takes, and which constraints its values must satisfy. The wording
/// of both refusals is Coral's, AWS's server framework, as recorded from services that share it.
/// </summary>
internal abstract class Shape
{
    /// <summary>Whether the value is of this type at all; the first error decides.</summary>
    public abstract TypeError? FindTypeError(JsonElement value);

    /// <summary>Adds a clause for every constraint that a value of the right type violates, at any depth.</summary>
    public abstract void Check(JsonElement value, string path, List<string> clauses);

    /// <summary>The value as the service understands it: without unknown members and nulls.</summary>
    public JsonElement Understood(JsonElement value)
    {
        var understood = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(understood))
        {
            Write(value, writer);
        }

        using var document = JsonDocument.Parse(understood.WrittenMemory);
        return document.RootElement.Clone();
    }

    /// <summary>Writes the value as the service understood it: without unknown members and nulls.</summary>
    public virtual void Write(JsonElement value, Utf8JsonWriter writer) => value.WriteTo(writer);

    /// <summary>Constraints as they are listed for the elements of a list, or the keys and values of a map.</summary>
    public virtual IReadOnlyList<string> ConstraintsAsElement => [];

    /// <summary>What to say of the first member that the shape does not know; the AWS surface ignores such members.</summary>
    public virtual string? UnknownMemberIn(JsonElement value, string path) => null;
}
