using System.Text.Json;
using AppflowCancel.Domain.Connectors;

namespace AppflowCancel.UnitTests.Connectors;

/// <summary>Registered connectors of one region, and what a state document puts there.</summary>
public sealed class ConnectorRegistrationTests
{
    private readonly List<ConnectorTokenChange> _changes = [];
    private readonly ConnectorRegistry _connectors;

    public ConnectorRegistrationTests() =>
        _connectors = new ConnectorRegistry(new Limits { RegisteredConnectors = 2 }, "us-east-1", TestFlows.Registry(), _changes.Add);

    [Fact]
    public void Connectors_are_listed_by_label_and_limited()
    {
        Register("b");
        Assert.Equal(new Refusal(RefusalReason.ConnectorExists, "b"), _connectors.Register(Registration("b"), null).Refusal);
        Register("a");

        Assert.Equal(new Refusal(RefusalReason.TooManyConnectors, "2"), _connectors.Register(Registration("c"), null).Refusal);
        Assert.Equal(["a", "b"], _connectors.Registrations.Select(each => each.Label));
        Assert.Equal(Registration("a"), _connectors.GetRegistration("a").Value);
        Assert.Equal(new Refusal(RefusalReason.NoSuchConnector, "c"), _connectors.GetRegistration("c").Refusal);
    }

    [Fact]
    public void An_update_changes_what_it_names()
    {
        Register("a");

        Assert.Equal(Registration("a") with { Description = "new" }, _connectors.UpdateRegistration("a", "new", null, null, At(1)).Value);
        Assert.Equal(
            Registration("a") with { Description = "new", LambdaArn = "other" }, _connectors.UpdateRegistration("a", null, "other", null, At(1)).Value);
        Assert.Equal("other", _connectors.GetRegistration("a").Value!.LambdaArn);
        Assert.Equal("newer", _connectors.UpdateRegistration("a", "newer", null, null, At(1)).Value!.Description);
        Assert.Equal(new Refusal(RefusalReason.NoSuchConnector, "b"), _connectors.UpdateRegistration("b", "new", null, null, At(1)).Refusal);
    }

    [Fact]
    public void A_connector_in_use_is_unregistered_only_with_force_and_its_profiles_stay()
    {
        Register("a");
        Register("b");
        for (var i = 10; i < 22; i++)
        {
            _connectors.CreateProfile(Profile($"p{i}", "a"), isBuiltIn: false, null);
        }

        var refusal = _connectors.Unregister("a", force: false)!;
        Assert.Equal((RefusalReason.ConnectorIsInUse, "a"), (refusal.Reason, refusal.Subject));
        Assert.Equal(Enumerable.Range(10, 10).Select(i => $"p{i}"), refusal.Users);
        Assert.Null(_connectors.Unregister("b", force: false));
        Assert.Null(_connectors.Unregister("a", force: true));
        Assert.Equal(new Refusal(RefusalReason.NoSuchConnector, "a"), _connectors.Unregister("a", force: true));
        Assert.Equal(12, _connectors.Profiles.Count);
        Assert.Empty(_connectors.Registrations);
    }

    [Fact]
    public void A_client_token_gives_the_same_answer_until_its_connector_is_gone()
    {
        var token = new ClientToken("once", "parameters");
        var made = _connectors.Register(Registration("a"), token).Value;
        var updated = _connectors.UpdateRegistration("a", "new", null, token, At(1)).Value;

        Assert.Same(made, _connectors.Register(Registration("a"), token).Value);
        Assert.Same(updated, _connectors.UpdateRegistration("a", "new", null, token, At(2)).Value);
        Assert.Equal(
            ["RegisterConnector\nonce connector/a", "UpdateConnectorRegistration\nonce connector/a"],
            _changes.Select(change => $"{change.Used!.Key} {change.Used.Resource}"));

        _connectors.Unregister("a", force: false);
        Assert.Equal(["connector/a"], _changes[^1].Forgotten);
        Assert.NotSame(made, _connectors.Register(Registration("a") with { Description = "again" }, token).Value);
    }

    [Fact]
    public void Put_replaces_what_has_the_same_name_and_forgets_its_tokens()
    {
        var token = new ClientToken("once", "parameters");
        Register("a");
        Register("b");
        _connectors.CreateProfile(Profile("p", null), isBuiltIn: true, token);

        _connectors.Put([Profile("p", "a"), Profile("q", null)], [Registration("a") with { Description = "put" }]);

        Assert.Equal(["p a", "q "], _connectors.Profiles.Select(each => $"{each.Name} {each.ConnectorLabel}"));
        Assert.Equal(["put", null], _connectors.Registrations.Select(each => each.Description));
        Assert.Equal(["connectorprofile/p", "connectorprofile/q", "connector/a"], _changes[^1].Forgotten);
        Assert.Equal(RefusalReason.ProfileExists, _connectors.CreateProfile(Profile("p", null), isBuiltIn: true, token).Refusal!.Reason);
    }

    [Fact]
    public void A_token_of_an_earlier_process_is_remembered_while_its_resource_exists()
    {
        _connectors.Put([Profile("p", null)], [Registration("a")]);
        var until = T0 + TimeSpan.FromHours(1);
        _connectors.Remember(new ConnectorToken("CreateConnectorProfile\none", "connectorprofile/p", "parameters", until));
        _connectors.Remember(new ConnectorToken("RegisterConnector\none", "connector/a", "parameters", until));
        _connectors.Remember(new ConnectorToken("CreateConnectorProfile\ntwo", "connectorprofile/gone", "parameters", until));
        _connectors.Remember(new ConnectorToken("RegisterConnector\ntwo", "connector/gone", "parameters", until));

        var (one, two) = (new ClientToken("one", "parameters"), new ClientToken("two", "parameters"));
        Assert.Equal(_connectors.Profiles[0], _connectors.CreateProfile(Profile("p", null), isBuiltIn: true, one).Value);
        Assert.Equal(_connectors.Registrations[0], _connectors.Register(Registration("a"), one).Value);
        Assert.Equal(RefusalReason.ClientTokenReused, _connectors.Register(Registration("a"), one with { Parameters = "other" }).Refusal!.Reason);
        Assert.Equal(RefusalReason.ProfileExists, _connectors.CreateProfile(Profile("p", null), isBuiltIn: true, two).Refusal!.Reason);
        Assert.Equal(RefusalReason.ConnectorExists, _connectors.Register(Registration("a"), two).Refusal!.Reason);
    }

    [Fact]
    public void An_entity_is_found_at_any_depth()
    {
        var leaf = new ConnectorEntity("leaf", null, ConnectorEntity.DefaultGroup, [], []);
        var folder = new ConnectorEntity("folder", null, ConnectorEntity.DefaultGroup, [], [leaf]);
        ConnectorEntity[] entities = [leaf with { Name = "first" }, folder, leaf with { Name = "last" }];

        Assert.Same(leaf, ConnectorEntity.Find(entities, "leaf"));
        Assert.Same(folder, ConnectorEntity.Find(entities, "folder"));
        Assert.Same(entities[2], ConnectorEntity.Find(entities, "last"));
        Assert.Null(ConnectorEntity.Find(entities, "none"));
    }

    private void Register(string label) => Assert.Null(_connectors.Register(Registration(label), null).Refusal);

    private static ConnectorRegistration Registration(string label) => new() { Label = label, LambdaArn = "arn", RegisteredAt = T0 };

    private static ConnectorProfile Profile(string name, string? label) => new()
    {
        Name = name,
        ConnectorType = "CustomConnector",
        ConnectorLabel = label,
        ConnectionMode = ConnectionMode.Public,
        Properties = NoProperties,
        CreatedAt = T0,
        LastUpdatedAt = T0,
    };

    private static readonly JsonElement NoProperties = JsonElement.Parse("{}");
}
