using System.Text.Json;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Connectors;

public sealed partial class ConnectorRegistry
{
    /// <param name="isBuiltIn">Whether the label is one of AWS's own connectors, which need no registration.</param>
    public Outcome<ConnectorProfile> CreateProfile(ConnectorProfile profile, bool isBuiltIn, ClientToken? token)
    {
        lock (_gate)
        {
            return _tokens.Once<ConnectorProfile>("CreateConnectorProfile", ProfileKey(profile.Name), token, profile.CreatedAt, use =>
            {
                if (profile.ConnectorLabel is { } label && !isBuiltIn && !_registrations.ContainsKey(label))
                {
                    return new Refusal(RefusalReason.ConnectorIsNotRegistered, label);
                }

                if (_profiles.ContainsKey(profile.Name))
                {
                    return new Refusal(RefusalReason.ProfileExists, profile.Name);
                }

                if (_profiles.Count >= limits.ConnectorProfiles)
                {
                    return new Refusal(RefusalReason.TooManyProfiles, $"{limits.ConnectorProfiles}");
                }

                return KeepNeedsLock(Connected(profile, replaced: null, profile.CreatedAt), use);
            });
        }
    }

    /// <summary>Replaces everything except name, type, label, ARNs and creation time.</summary>
    public Outcome<ConnectorProfile> UpdateProfile(
        string name, ConnectionMode mode, JsonElement properties, ClientToken? token, Instant now)
    {
        lock (_gate)
        {
            return _tokens.Once<ConnectorProfile>("UpdateConnectorProfile", ProfileKey(name), token, now, use =>
            {
                if (!_profiles.TryGetValue(name, out var profile))
                {
                    return new Refusal(RefusalReason.NoSuchProfile, name);
                }

                var updated = profile with { ConnectionMode = mode, Properties = properties, LastUpdatedAt = now };
                return KeepNeedsLock(Connected(updated, replaced: profile, now), use);
            });
        }
    }

    /// <summary>AWS: a profile in use by flows is deleted only with force; the flows stay.</summary>
    public Refusal? DeleteProfile(string name, bool force)
    {
        lock (_gate)
        {
            if (!_profiles.ContainsKey(name))
            {
                return new Refusal(RefusalReason.NoSuchProfile, name);
            }

            if (!force && FlowsThatUse(name) is { Count: > 0 } users)
            {
                return new Refusal(RefusalReason.ProfileIsInUse, name, users);
            }

            _profiles.Remove(name);
            ForgetNeedsLock([ProfileKey(name)]);
            return null;
        }
    }

    // Inferred: AWS counts flows of any status.
    private IReadOnlyList<string> FlowsThatUse(string profile) =>
    [
        .. flows.All.Where(flow => flow.Definition.ConnectorProfiles.Contains(profile)).Take(MaxUsersNamed).Select(flow => flow.Definition.Name),
    ];

    // AWS: a second private connection to the same endpoint service is ready immediately.
    private ConnectorProfile Connected(ConnectorProfile profile, ConnectorProfile? replaced, Instant now)
    {
        if (profile.ConnectionMode is ConnectionMode.Public)
        {
            return profile with { PrivateConnection = null };
        }

        var service = profile.PrivateLinkServiceName;
        if (replaced?.PrivateConnection is { } kept && replaced.PrivateLinkServiceName == service)
        {
            return profile with { PrivateConnection = kept };
        }

        var isThere = _profiles.Values.Any(other =>
            other.ConnectorType == profile.ConnectorType
            && other.PrivateLinkServiceName == service
            && other.PrivateConnection?.StatusAt(now) is PrivateConnectionStatus.Created);
        return profile with { PrivateConnection = new PrivateConnection(isThere ? now : now + PrivateConnection.ProvisioningTime) };
    }
}
