using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control;

/// <summary>The state documents that are loaded at start, and again after a reset that asks for it.</summary>
internal sealed class Seeds(EmulatorOptions options, AccountRegistry accounts, StateReader reader)
{
    public static IReadOnlyList<StateDocument> None(out string? mistake)
    {
        mistake = null;
        return [];
    }

    /// <summary>Reads the seeds in the order of their names, and changes nothing.</summary>
    /// <param name="mistake">What is wrong, naming the file, the place in it and what is allowed there; null when nothing is.</param>
    public IReadOnlyList<StateDocument> Read(out string? mistake)
    {
        mistake = null;
        if (options.SeedPath is not { } path)
        {
            return [];
        }

        try
        {
            string[] files = Directory.Exists(path)
                ? [.. Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal)]
                : [path];
            return Read(files, out mistake);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            mistake = $"Emulator:SeedPath is '{path}', which can not be read: {exception.Message}";
            return [];
        }
    }

    /// <summary>An account begins with the first document that names it; later ones add to it.</summary>
    public void Apply(IReadOnlyList<StateDocument> documents)
    {
        foreach (var byAccount in documents.GroupBy(document => document.Account))
        {
            var account = accounts.Empty(byAccount.Key, byAccount.First().Clock);
            foreach (var document in byAccount)
            {
                account.Clock.TrySet(document.Clock.Now, document.Clock.Frozen, document.Clock.Rate);
                document.PutInto(account);
            }

            accounts.Replace(account);
        }
    }

    private List<StateDocument> Read(string[] files, out string? mistake)
    {
        var documents = new List<StateDocument>();
        var clocks = new Dictionary<string, ClockReading>(StringComparer.Ordinal);
        var fresh = accounts.Empty(options.Account).Clock.Read();
        foreach (var file in files)
        {
            var mistakes = new Mistakes();
            if (ControlJson.Parse(File.ReadAllBytes(file), mayBeList: false, mistakes) is [var json]
                && reader.Read(json, null, options.Region, id => clocks.GetValueOrDefault(id, fresh)) is { } document)
            {
                if (clocks.TryGetValue(document.Account, out var earlier) && document.Clock.Now < earlier.Now)
                {
                    mistakes.Add($"$.now is before that of an earlier seed of account {document.Account}; time moves forward only.");
                }

                clocks[document.Account] = document.Clock;
                documents.Add(document);
            }

            if (mistakes.First is { } first)
            {
                mistake = $"Seed {file}: {first}";
                return [];
            }
        }

        mistake = null;
        return documents;
    }
}
