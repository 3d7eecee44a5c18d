using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using AppflowCancel.Aws.Shapes;
using AppflowCancel.Model;

namespace AppflowCancel.OpenApi;

/// <summary>The model's names of its shapes, which are those of the fields they are in.</summary>
internal static class ShapeNames
{
    // Filled when the first document is made, and never if none is.
    private static readonly Dictionary<Shape, string> Names = Read();

    public static string Of(Shape shape) => Names[shape];

    private static Dictionary<Shape, string> Read()
    {
        var shapes = new Dictionary<string, Shape>(StringComparer.Ordinal);
        Add(shapes, typeof(CatalogShapes));
        Add(shapes, typeof(CommonShapes));
        Add(shapes, typeof(DestinationShapes));
        Add(shapes, typeof(OperatorShapes));
        Add(shapes, typeof(SourceShapes));
        Add(shapes, typeof(TaskShapes));
        Add(shapes, typeof(TriggerShapes));
        return shapes.ToDictionary(each => each.Value, each => each.Key);
    }

    // Only what becomes a component of its own needs a name, and there the model's are unique.
    private static void Add(
        Dictionary<string, Shape> shapes, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] Type type)
    {
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if (field.GetValue(null) is Shape shape and (StructureShape or EnumShape))
            {
                shapes.Add(field.Name, shape);
            }
        }
    }
}
