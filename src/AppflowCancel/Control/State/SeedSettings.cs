namespace AppflowCancel.Control.State;

/// <param name="Path">A state document, or a folder of them, to load at startup; null for none.</param>
internal sealed record SeedSettings(string? Path);
