using System.Text.Json;
using AppflowCancel.Text;

namespace AppflowCancel.Aws.Shapes;

/// <summary>
/// A shape of the published service model: accepted JSON types and constraints. The wording
/// of both errors is that of Coral, AWS's server framework, as recorded from services that use it.
/// </summary>
internal abstract class Shape
{
    /// <summary>Checks the value's type; returns the first error.</summary>
    public abstract TypeError? FindTypeError(JsonElement value);

    /// <summary>Adds a clause for every constraint that a value of the right type violates, at any depth.</summary>
    public abstract void Check(JsonElement value, string path, List<string> clauses);

    /// <summary>The value without unknown members and nulls.</summary>
    public JsonElement Understood(JsonElement value) => JsonBuilder.Build(value, json => Write(value, json));

    /// <summary>Writes the value without unknown members and nulls.</summary>
    public virtual void Write(JsonElement value, Utf8JsonWriter writer) => value.WriteTo(writer);

    /// <summary>Constraints in the form used for list elements, map keys and map values.</summary>
    public virtual IReadOnlyList<string> ConstraintsAsElement => [];

    /// <summary>The error for the first unknown member. The AWS API ignores unknown members.</summary>
    public virtual string? UnknownMemberIn(JsonElement value, string path) => null;
}
