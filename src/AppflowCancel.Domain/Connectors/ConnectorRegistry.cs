using AppflowCancel.Domain.Flows;

namespace AppflowCancel.Domain.Connectors;

/// <summary>The connector profiles and registered connectors of one account in one region.</summary>
/// <param name="changed">Called under the lock, after each change took effect.</param>
public sealed partial class ConnectorRegistry(Limits limits, FlowRegistry flows, Action changed)
{
    // AWS: "Some of the associated flows are"; the number of names is not known.
    private const int MaxUsersNamed = 10;

    private readonly Lock _gate = new();
    private readonly ClientTokens _tokens = new(limits.ClientTokensKept);
    private readonly SortedDictionary<string, ConnectorProfile> _profiles = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ConnectorRegistration> _registrations = new(StringComparer.Ordinal);

    /// <summary>Sorted by name.</summary>
    public IReadOnlyList<ConnectorProfile> Profiles
    {
        get
        {
            lock (_gate)
            {
                return [.. _profiles.Values];
            }
        }
    }

    /// <summary>Sorted by label.</summary>
    public IReadOnlyList<ConnectorRegistration> Registrations
    {
        get
        {
            lock (_gate)
            {
                return [.. _registrations.Values];
            }
        }
    }

    /// <summary>The profile, or a refusal.</summary>
    public Outcome<ConnectorProfile> GetProfile(string name)
    {
        lock (_gate)
        {
            return _profiles.TryGetValue(name, out var profile) ? profile : new Refusal(RefusalReason.NoSuchProfile, name);
        }
    }

    /// <summary>The registered connector, or a refusal.</summary>
    public Outcome<ConnectorRegistration> GetRegistration(string label)
    {
        lock (_gate)
        {
            return _registrations.TryGetValue(label, out var registration)
                ? registration
                : new Refusal(RefusalReason.NoSuchConnector, label);
        }
    }

    /// <summary>Adds profiles and registrations from a state document; each replaces the one of the same name.</summary>
    public void Put(IEnumerable<ConnectorProfile> profiles, IEnumerable<ConnectorRegistration> registrations)
    {
        lock (_gate)
        {
            foreach (var profile in profiles)
            {
                _profiles[profile.Name] = profile;
                _tokens.Forget(ProfileKey(profile.Name));
            }

            foreach (var registration in registrations)
            {
                _registrations[registration.Label] = registration;
                _tokens.Forget(RegistrationKey(registration.Label));
            }

            changed();
        }
    }

    private ConnectorProfile KeepNeedsLock(ConnectorProfile profile)
    {
        _profiles[profile.Name] = profile;
        changed();
        return profile;
    }

    private ConnectorRegistration KeepNeedsLock(ConnectorRegistration registration)
    {
        _registrations[registration.Label] = registration;
        changed();
        return registration;
    }

    private static string ProfileKey(string name) => $"connectorprofile/{name}";

    private static string RegistrationKey(string label) => $"connector/{label}";
}
