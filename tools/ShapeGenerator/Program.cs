using AppflowCancel.ShapeGenerator;

// Run from anywhere in the repository, or with its root as the argument.
var root = args is [var given] ? given : FindRoot(Environment.CurrentDirectory);
var model = ServiceModelFile.Read(Path.Combine(root, ServiceModelFile.Path));
File.WriteAllText(Path.Combine(root, ShapeSource.Path), ShapeSource.Write(model));
Console.WriteLine($"Wrote {ShapeSource.Path}.");

static string FindRoot(string folder) =>
    File.Exists(Path.Combine(folder, "AppflowCancel.sln")) ? folder
    : Path.GetDirectoryName(folder) is { } parent ? FindRoot(parent)
    : throw new InvalidOperationException("There is no AppflowCancel.sln in this folder or above it.");
