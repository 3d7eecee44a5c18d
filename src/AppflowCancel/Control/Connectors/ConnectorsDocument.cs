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

    // Ten times what clients may register in a region; for an account after an import, in all regions together.
    private const int MaxEach = 10_000;

    public IEnumerable<string> Regions => Profiles.Select(each => each.Region).Concat(Registrations.Select(each => each.Region)).Distinct(StringComparer.Ordinal);

    /// <param name="regionOf">The region of an entry.</param>
    public static ConnectorsDocument Read(JsonObjectReader document, string account, Instant now, Func<JsonObjectReader, string> regionOf) => new(
        RegionalList.Read(
            Bounded(document, ProfilesMember),
            "connectorProfileName",
            regionOf,
            (json, _) => ProfileReader.Read(json, now),
            profile => profile.Name),
        RegionalList.Read(
            Bounded(document, RegistrationsMember),
            "connectorLabel",
            regionOf,
            (json, region) => RegistrationReader.Read(json, account, region, now),
            registration => registration.Label));

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

    /// <returns>The error if the account would have too many of them; otherwise null.</returns>
    public string? Exceeded(Account account)
    {
        var connectors = account.ConnectorRegions.ToDictionary(each => each.Region, each => each.Connectors, StringComparer.Ordinal);
        var profiles = connectors.Values.Sum(each => each.Profiles.Count)
            + Profiles.Count(each => connectors.GetValueOrDefault(each.Region)?.GetProfile(each.Profile.Name).Value is null);
        var registrations = connectors.Values.Sum(each => each.Registrations.Count)
            + Registrations.Count(each => connectors.GetValueOrDefault(each.Region)?.GetRegistration(each.Registration.Label).Value is null);
        return profiles > MaxEach ? $"The account would have {profiles} connector profiles; allowed: up to {MaxEach}."
            : registrations > MaxEach ? $"The account would have {registrations} registered connectors; allowed: up to {MaxEach}."
            : null;
    }

    /// <summary>Adds them to an account; each replaces the one of the same name in its region.</summary>
    public void PutInto(Account account)
    {
        foreach (var region in Regions)
        {
            account.ConnectorsIn(region).Put(
                Profiles.Where(each => each.Region == region).Select(each => each.Profile),
                Registrations.Where(each => each.Region == region).Select(each => each.Registration));
        }
    }
}
