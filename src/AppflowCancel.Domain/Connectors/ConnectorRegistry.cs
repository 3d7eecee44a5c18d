using AppflowCancel.Domain.Flows;

namespace AppflowCancel.Domain.Connectors;

/// <summary>The connector profiles and registered connectors of one account in one region.</summary>
/// <param name="changed">Called under the lock, after each change took effect.</param>
public sealed partial class ConnectorRegistry(Limits limits, string region, FlowRegistry flows, Action<ConnectorTokenChange> changed)
{
    // AWS: "Some of the associated flows are"; the number of names is not known.
    private const int MaxUsersNamed = 10;

    private const string ProfilePrefix = "connectorprofile/";
    private const string RegistrationPrefix = "connector/";

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
            var replaced = new List<string>();
            foreach (var profile in profiles)
            {
                _profiles[profile.Name] = profile;
                replaced.Add(ProfileKey(profile.Name));
            }

            foreach (var registration in registrations)
            {
                _registrations[registration.Label] = registration;
                replaced.Add(RegistrationKey(registration.Label));
            }

            ForgetNeedsLock(replaced);
        }
    }

    /// <summary>Restores the answer for a client token from an earlier process.</summary>
    public void Remember(ConnectorToken token)
    {
        lock (_gate)
        {
            object? answer = token.Resource.StartsWith(ProfilePrefix, StringComparison.Ordinal)
                ? _profiles.GetValueOrDefault(token.Resource[ProfilePrefix.Length..])
                : _registrations.GetValueOrDefault(token.Resource[RegistrationPrefix.Length..]);
            if (answer is not null)
            {
                _tokens.Remember(new TokenUse(token.Key, token.Resource, token.Parameters, token.Until), answer);
            }
        }
    }

    private ConnectorProfile KeepNeedsLock(ConnectorProfile profile, TokenUse? use)
    {
        _profiles[profile.Name] = profile;
        Publish(use);
        return profile;
    }

    private ConnectorRegistration KeepNeedsLock(ConnectorRegistration registration, TokenUse? use)
    {
        _registrations[registration.Label] = registration;
        Publish(use);
        return registration;
    }

    private void ForgetNeedsLock(IReadOnlyList<string> resources)
    {
        foreach (var resource in resources)
        {
            _tokens.Forget(resource);
        }

        changed(new ConnectorTokenChange(region, resources, null));
    }

    private void Publish(TokenUse? use) => changed(new ConnectorTokenChange(
        region, [], use is null ? null : new ConnectorToken(use.Key, use.Resource, use.Parameters, use.Until)));

    private static string ProfileKey(string name) => ProfilePrefix + name;

    private static string RegistrationKey(string label) => RegistrationPrefix + label;
}
