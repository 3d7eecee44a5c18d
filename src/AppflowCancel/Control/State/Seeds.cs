using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Time;
using AppflowCancel.Live.Reports;

namespace AppflowCancel.Control.State;

/// <summary>State documents loaded at startup, and again by a reset with seed=true.</summary>
internal sealed class Seeds(
    SeedSettings settings, CallerDefaults defaults, AccountRegistry accounts, StateReader reader, ReportDeliveries deliveries)
{
    public static IReadOnlyList<StateDocument> None(out string? error)
    {
        error = null;
        return [];
    }

    /// <summary>Reads the seeds in the order of their names, without changing anything.</summary>
    /// <param name="error">The error, with the file, the JSON path and what is allowed; null if there is none.</param>
    public IReadOnlyList<StateDocument> Read(out string? error)
    {
        error = null;
        if (settings.Path is not { } path)
        {
            return [];
        }

        try
        {
            string[] files = Directory.Exists(path)
                ? [.. Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal)]
                : [path];
            return Read(files, out error);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error = $"Emulator:SeedPath is '{path}', which cannot be read: {exception.Message}";
            return [];
        }
    }

    /// <summary>The first document that names an account creates it; later ones add to it.</summary>
    public void Apply(IReadOnlyList<StateDocument> documents)
    {
        foreach (var byAccount in documents.GroupBy(document => document.Account))
        {
            var account = accounts.Empty(byAccount.Key, byAccount.First().Clock, byAccount.Select(each => each.Access).LastOrDefault(each => each is not null));
            foreach (var document in byAccount)
            {
                account.Clock.TrySet(document.Clock.Now, document.Clock.Frozen, document.Clock.Rate);
                document.PutInto(account);
            }

            accounts.Replace(account);
            deliveries.Follow(account);
        }
    }

    private List<StateDocument> Read(string[] files, out string? error)
    {
        var documents = new List<StateDocument>();
        var clocks = new Dictionary<string, ClockReading>(StringComparer.Ordinal);
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        var fresh = accounts.Empty(defaults.Account).Clock.Read();
        foreach (var file in files)
        {
            var errors = new ValidationErrors();
            if (ControlJson.Parse(File.ReadAllBytes(file), mayBeList: false, errors) is [var json]
                && reader.Read(json, null, defaults.Region, id => clocks.GetValueOrDefault(id, fresh)) is { } document)
            {
                if (clocks.TryGetValue(document.Account, out var earlier) && document.Clock.Now < earlier.Now)
                {
                    errors.Add($"$.now is before that of an earlier seed of account {document.Account}; time moves forward only.");
                }

                foreach (var caller in document.Access?.Callers ?? [])
                {
                    if (keys.TryGetValue(caller.AccessKeyId, out var owner) && owner != document.Account)
                    {
                        errors.Add($"$.access lists access key {caller.AccessKeyId}, as does account {owner}; a key can belong to one account only.");
                    }

                    keys[caller.AccessKeyId] = document.Account;
                }

                clocks[document.Account] = document.Clock;
                documents.Add(document);
            }

            if (errors.First is { } first)
            {
                error = $"Seed {file}: {first}";
                return [];
            }
        }

        error = null;
        return documents;
    }
}
