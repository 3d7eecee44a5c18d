using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Control.Connectors;

/// <summary>The connectors in a state document, by region.</summary>
internal sealed record ConnectorsDocument(
    IReadOnlyList<(string Region, ConnectorProfile Profile)> Profiles,
    IReadOnlyList<(string Region, ConnectorRegistration Registration)> Registrations)
{
    public const string ProfilesMember = "connectorProfiles";
    public const string RegistrationsMember = "connectors";

    // Ten times what clients may register in a region.
    private const int MaxEach = 10_000;

    /// <param name="home">The region of entries that do not name one.</param>
    /// <param name="regionOf">The region that an entry names; null if it names none.</param>
    public static ConnectorsDocument Read(
        JsonObjectReader document, string account, string home, Instant now, Func<JsonObjectReader, string?> regionOf)
    {
        var profiles = new List<(string Region, ConnectorProfile Profile)>();
        var names = new HashSet<(string Region, string Name)>();
        foreach (var json in Bounded(document, ProfilesMember))
        {
            var region = regionOf(json) ?? home;
            if (ProfileReader.Read(json, now) is { } profile)
            {
                if (!names.Add((region, profile.Name)))
                {
                    json.Refuse("connectorProfileName", $"\"{profile.Name}\" is a duplicate.");
                }

                profiles.Add((region, profile));
            }
        }

        var registrations = new List<(string Region, ConnectorRegistration Registration)>();
        var labels = new HashSet<(string Region, string Label)>();
        foreach (var json in Bounded(document, RegistrationsMember))
        {
            var region = regionOf(json) ?? home;
            var registration = RegistrationReader.Read(json, account, region, now);
            if (!labels.Add((region, registration.Label)))
            {
                json.Refuse("connectorLabel", $"\"{registration.Label}\" is a duplicate.");
            }

            registrations.Add((region, registration));
        }

        return new ConnectorsDocument(profiles, registrations);
    }

    private static IReadOnlyList<JsonObjectReader> Bounded(JsonObjectReader document, string member)
    {
        var objects = document.Objects(member);
        if (objects.Count <= MaxEach)
        {
            return objects;
        }

        document.Refuse(member, $"has {objects.Count} entries; allowed: up to {MaxEach}.");
        return [];
    }

    /// <summary>Adds them to an account; each replaces the one of the same name in its region.</summary>
    public void PutInto(Account account)
    {
        foreach (var region in Profiles.Select(each => each.Region).Concat(Registrations.Select(each => each.Region)).Distinct())
        {
            account.ConnectorsIn(region).Put(
                Profiles.Where(each => each.Region == region).Select(each => each.Profile),
                Registrations.Where(each => each.Region == region).Select(each => each.Registration));
        }
    }
}
