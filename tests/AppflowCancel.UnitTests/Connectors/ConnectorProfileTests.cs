using System.Text.Json;
using AppflowCancel.Domain.Connectors;

namespace AppflowCancel.UnitTests.Connectors;

/// <summary>Connector profiles of one region.</summary>
public sealed class ConnectorProfileTests
{
    private const string Endpoint = """{"SAPOData":{"privateLinkServiceName":"vpce-1"}}""";

    private readonly FlowRegistry _flows = TestFlows.Registry();
    private readonly List<ConnectorTokenChange> _changes = [];
    private readonly ConnectorRegistry _connectors;

    public ConnectorProfileTests() => _connectors = NewRegistry(new Limits { ConnectorProfiles = 2 });

    [Fact]
    public void Profiles_are_listed_by_name()
    {
        Create(Profile("b"));
        Create(Profile("a"));

        Assert.Equal(["a", "b"], _connectors.Profiles.Select(profile => profile.Name));
        Assert.Equal("b", _connectors.GetProfile("b").Value!.Name);
        Assert.Equal(new Refusal(RefusalReason.NoSuchProfile, "c"), _connectors.GetProfile("c").Refusal);
    }

    [Fact]
    public void A_name_is_taken_once_and_the_number_of_profiles_is_limited()
    {
        Create(Profile("a"));
        Assert.Equal(new Refusal(RefusalReason.ProfileExists, "a"), _connectors.CreateProfile(Profile("a"), isBuiltIn: true, null).Refusal);
        Create(Profile("b"));
        Assert.Equal(new Refusal(RefusalReason.TooManyProfiles, "2"), _connectors.CreateProfile(Profile("c"), isBuiltIn: true, null).Refusal);
    }

    [Fact]
    public void A_label_must_be_registered_unless_it_is_built_in()
    {
        var custom = Profile("a") with { ConnectorLabel = "own" };

        Assert.Equal(new Refusal(RefusalReason.ConnectorIsNotRegistered, "own"), _connectors.CreateProfile(custom, isBuiltIn: false, null).Refusal);
        Create(custom);
        _connectors.Register(new ConnectorRegistration { Label = "own", LambdaArn = "arn", RegisteredAt = T0 }, null);
        Assert.Null(_connectors.CreateProfile(custom with { Name = "b" }, isBuiltIn: false, null).Refusal);
    }

    [Fact]
    public void An_update_replaces_properties_and_mode_and_keeps_the_rest()
    {
        Create(Profile("a"));
        var properties = JsonElement.Parse("""{"Slack":{"instanceUrl":"x"}}""");

        var updated = _connectors.UpdateProfile("a", ConnectionMode.Public, properties, null, At(5)).Value!;

        Assert.Equal(Profile("a") with { Properties = properties, LastUpdatedAt = At(5) }, updated);
        Assert.Equal(updated, _connectors.GetProfile("a").Value);
        Assert.Equal(new Refusal(RefusalReason.NoSuchProfile, "b"), _connectors.UpdateProfile("b", ConnectionMode.Public, properties, null, At(5)).Refusal);
    }

    [Fact]
    public void A_profile_in_use_is_deleted_only_with_force_and_ten_of_its_flows_are_named()
    {
        Create(Profile("a"));
        Create(Profile("b"));
        for (var i = 10; i < 22; i++)
        {
            _flows.With(TestFlows.OnDemand($"flow-{i}") with { ConnectorProfiles = ["a", "other"] });
        }

        var refusal = _connectors.DeleteProfile("a", force: false)!;
        Assert.Equal((RefusalReason.ProfileIsInUse, "a"), (refusal.Reason, refusal.Subject));
        Assert.Equal(Enumerable.Range(10, 10).Select(i => $"flow-{i}"), refusal.Users);
        Assert.Null(_connectors.DeleteProfile("b", force: false));
        Assert.Null(_connectors.DeleteProfile("a", force: true));
        Assert.Empty(_connectors.Profiles);
        Assert.Equal(new Refusal(RefusalReason.NoSuchProfile, "a"), _connectors.DeleteProfile("a", force: true));
    }

    [Fact]
    public void A_private_connection_is_ready_after_three_minutes_or_at_once_beside_a_ready_one()
    {
        var first = Create(Private("a"));
        Assert.Equal(new PrivateConnection(At(180)), first.PrivateConnection);

        var connectors = NewRegistry(new Limits());
        connectors.CreateProfile(Private("a"), isBuiltIn: true, null);
        Assert.Equal(At(359.999), ReadyAt(connectors, Private("early"), At(179.999)));
        Assert.Equal(At(180), ReadyAt(connectors, Private("b"), At(180)));
        Assert.Equal(At(360), ReadyAt(connectors, Private("c") with { ConnectorType = "Snowflake" }, At(180)));
        Assert.Equal(At(360), ReadyAt(connectors, Private("d") with { Properties = JsonElement.Parse("""{"SAPOData":{"privateLinkServiceName":"vpce-2"}}""") }, At(180)));
    }

    [Fact]
    public void A_public_profile_has_no_connection_and_a_changed_service_makes_a_new_one()
    {
        Create(Private("a"));

        Assert.Equal(At(180), Updated(ConnectionMode.Private, Endpoint, At(60))!.ProvisionedAt);
        Assert.Equal(At(240), Updated(ConnectionMode.Private, """{"SAPOData":{}}""", At(60))!.ProvisionedAt);
        Assert.Null(Updated(ConnectionMode.Public, Endpoint, At(60)));
        Assert.Equal(At(300), Updated(ConnectionMode.Private, Endpoint, At(120))!.ProvisionedAt);

        PrivateConnection? Updated(ConnectionMode mode, string properties, Instant now) =>
            _connectors.UpdateProfile("a", mode, JsonElement.Parse(properties), null, now).Value!.PrivateConnection;
    }

    [Fact]
    public void A_connection_is_pending_until_it_is_created_or_has_failed()
    {
        var connection = new PrivateConnection(At(180));

        Assert.Equal(PrivateConnectionStatus.Pending, connection.StatusAt(At(179.999)));
        Assert.Equal(PrivateConnectionStatus.Created, connection.StatusAt(At(180)));
        Assert.Equal(PrivateConnectionStatus.Pending, (connection with { FailureCause = "x" }).StatusAt(At(179.999)));
        Assert.Equal(PrivateConnectionStatus.Failed, (connection with { FailureCause = "x" }).StatusAt(At(180)));
    }

    [Fact]
    public void A_service_is_found_in_the_properties_of_any_connector()
    {
        Assert.Equal("vpce-1", (Profile("a") with { Properties = JsonElement.Parse("""{"A":{},"B":{"privateLinkServiceName":"vpce-1"}}""") }).PrivateLinkServiceName);
        Assert.Null(Profile("a").PrivateLinkServiceName);
    }

    [Fact]
    public void A_client_token_gives_the_same_answer_until_its_profile_is_gone()
    {
        var token = new ClientToken("once", "parameters");
        var made = _connectors.CreateProfile(Profile("a"), isBuiltIn: true, token).Value;

        Assert.Same(made, _connectors.CreateProfile(Profile("a"), isBuiltIn: true, token).Value);
        Assert.Equal(
            new Refusal(RefusalReason.ClientTokenReused, "once"),
            _connectors.CreateProfile(Profile("a"), isBuiltIn: true, token with { Parameters = "other" }).Refusal);
        var updated = _connectors.UpdateProfile("a", ConnectionMode.Public, JsonElement.Parse("{}"), token, At(5)).Value;
        Assert.Same(updated, _connectors.UpdateProfile("a", ConnectionMode.Public, JsonElement.Parse("{}"), token, At(9)).Value);

        _connectors.DeleteProfile("a", force: false);
        Assert.Equal(RefusalReason.NoSuchProfile, _connectors.UpdateProfile("a", ConnectionMode.Public, JsonElement.Parse("{}"), token, At(9)).Refusal!.Reason);
        Assert.Null(_connectors.CreateProfile(Profile("a"), isBuiltIn: true, token).Refusal);
    }

    [Fact]
    public void What_happened_to_tokens_is_published_with_each_change()
    {
        _connectors.CreateProfile(Profile("a"), isBuiltIn: true, new ClientToken("once", "parameters"));
        Create(Profile("b"));
        _connectors.DeleteProfile("b", force: false);

        Assert.Equal(
            new ConnectorToken("CreateConnectorProfile\nonce", "connectorprofile/a", "parameters", T0 + TimeSpan.FromHours(8)), _changes[0].Used);
        Assert.Equal([null, null], _changes.Skip(1).Select(change => change.Used));
        Assert.Equal([[], [], ["connectorprofile/b"]], _changes.Select(change => change.Forgotten));
        Assert.All(_changes, change => Assert.Equal("us-east-1", change.Region));
    }

    private ConnectorRegistry NewRegistry(Limits limits) => new(limits, "us-east-1", _flows, _changes.Add);

    private ConnectorProfile Create(ConnectorProfile profile) => _connectors.CreateProfile(profile, isBuiltIn: true, null).Value!;

    private static Instant ReadyAt(ConnectorRegistry connectors, ConnectorProfile profile, Instant now)
    {
        var made = connectors.CreateProfile(profile with { CreatedAt = now, LastUpdatedAt = now }, isBuiltIn: true, null).Value!;
        connectors.DeleteProfile(profile.Name, force: false);
        return made.PrivateConnection!.ProvisionedAt;
    }

    private static ConnectorProfile Private(string name) =>
        Profile(name) with { ConnectionMode = ConnectionMode.Private, Properties = JsonElement.Parse(Endpoint) };

    private static ConnectorProfile Profile(string name) => new()
    {
        Name = name,
        ConnectorType = "SAPOData",
        ConnectionMode = ConnectionMode.Public,
        Properties = NoProperties,
        CreatedAt = T0,
        LastUpdatedAt = T0,
    };

    private static readonly JsonElement NoProperties = JsonElement.Parse("{}");
}
