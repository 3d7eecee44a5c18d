using System.Text.Json;

namespace AppflowCancel.ShapeGenerator;

/// <summary>The published model, as JSON.</summary>
public static class ServiceModelFile
{
    /// <summary>From the root of the repository.</summary>
    public const string Path = "tools/ShapeGenerator/appflow-2020-08-23.json";

    public static JsonElement Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }
}
