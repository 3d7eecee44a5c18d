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

    /// <param name="home">The region of entries that do not name one.</param>
    /// <param name="regionOf">The region that an entry names; null if it names none.</param>
    public static ConnectorsDocument Read(
        JsonObjectReader document, string account, string home, Instant now, Func<JsonObjectReader, string?> regionOf)
    {
        var profiles = new List<(string Region, ConnectorProfile Profile)>();
        foreach (var json in document.Objects(ProfilesMember))
        {
            var region = regionOf(json) ?? home;
            if (ProfileReader.Read(json, now) is { } profile)
            {
                if (profiles.Exists(other => other.Region == region && other.Profile.Name == profile.Name))
                {
                    json.Refuse("connectorProfileName", $"\"{profile.Name}\" is a duplicate.");
                }

                profiles.Add((region, profile));
            }
        }

        var registrations = new List<(string Region, ConnectorRegistration Registration)>();
        foreach (var json in document.Objects(RegistrationsMember))
        {
            var region = regionOf(json) ?? home;
            var registration = RegistrationReader.Read(json, account, region, now);
            if (registrations.Exists(other => other.Region == region && other.Registration.Label == registration.Label))
            {
                json.Refuse("connectorLabel", $"\"{registration.Label}\" is a duplicate.");
            }

            registrations.Add((region, registration));
        }

        return new ConnectorsDocument(profiles, registrations);
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
