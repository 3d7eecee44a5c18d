namespace AppflowCancel.Control;

/// <summary>The state documents that are loaded at start.</summary>
internal sealed class Seeds(EmulatorOptions options, StateReader reader)
{
    /// <summary>Loads the seeds in the order of their names.</summary>
    /// <returns>What is wrong, naming the file, the place in it and what is allowed there; null when nothing is.</returns>
    public string? Load()
    {
        if (options.SeedPath is not { } path)
        {
            return null;
        }

        try
        {
            string[] files = Directory.Exists(path)
                ? [.. Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal)]
                : [path];
            return files.Select(Load).FirstOrDefault(mistake => mistake is not null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"Emulator:SeedPath is '{path}', which can not be read: {exception.Message}";
        }
    }

    private string? Load(string file)
    {
        var mistakes = new Mistakes();
        if (ControlJson.Parse(File.ReadAllBytes(file), mistakes) is { } json
            && reader.Read(json, account: null, options.Region) is { } document)
        {
            if (!document.Target.Clock.TrySet(document.Now, document.Frozen, document.Rate))
            {
                return $"Seed {file}: $.now is before the clock of account {document.Target.Id}, and time moves forward only.";
            }

            document.PutInto(document.Target);
        }

        return mistakes.First is { } mistake ? $"Seed {file}: {mistake}" : null;
    }
}
