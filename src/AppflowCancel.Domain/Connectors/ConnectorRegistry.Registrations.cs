using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Time;

namespace AppflowCancel.Domain.Connectors;

public sealed partial class ConnectorRegistry
{
    public Outcome<ConnectorRegistration> Register(ConnectorRegistration registration, ClientToken? token)
    {
        lock (_gate)
        {
            return _tokens.Once<ConnectorRegistration>(
                "RegisterConnector", RegistrationKey(registration.Label), token, registration.RegisteredAt, use =>
                {
                    if (_registrations.ContainsKey(registration.Label))
                    {
                        return new Refusal(RefusalReason.ConnectorExists, registration.Label);
                    }

                    if (_registrations.Count >= limits.RegisteredConnectors)
                    {
                        return new Refusal(RefusalReason.TooManyConnectors, $"{limits.RegisteredConnectors}");
                    }

                    return KeepNeedsLock(registration, use);
                });
        }
    }

    /// <param name="description">Null: unchanged.</param>
    /// <param name="lambdaArn">Null: unchanged.</param>
    public Outcome<ConnectorRegistration> UpdateRegistration(
        string label, string? description, string? lambdaArn, ClientToken? token, Instant now)
    {
        lock (_gate)
        {
            return _tokens.Once<ConnectorRegistration>("UpdateConnectorRegistration", RegistrationKey(label), token, now, use =>
                !_registrations.TryGetValue(label, out var registration)
                    ? new Refusal(RefusalReason.NoSuchConnector, label)
                    : KeepNeedsLock(
                        registration with
                        {
                            Description = description ?? registration.Description,
                            LambdaArn = lambdaArn ?? registration.LambdaArn,
                        },
                        use));
        }
    }

    /// <summary>AWS: a connector in use by profiles is unregistered only with force. Ours: the profiles stay.</summary>
    public Refusal? Unregister(string label, bool force)
    {
        lock (_gate)
        {
            if (!_registrations.ContainsKey(label))
            {
                return new Refusal(RefusalReason.NoSuchConnector, label);
            }

            IReadOnlyList<string> users =
                [.. _profiles.Values.Where(profile => profile.ConnectorLabel == label).Take(MaxUsersNamed).Select(profile => profile.Name)];
            if (!force && users.Count > 0)
            {
                return new Refusal(RefusalReason.ConnectorIsInUse, label, users);
            }

            _registrations.Remove(label);
            ForgetNeedsLock([RegistrationKey(label)]);
            return null;
        }
    }
}
