using System.Text.Json;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Changes;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.UnitTests.Changes;
using AppflowCancel.UnitTests.Time;

namespace AppflowCancel.UnitTests.Connectors;

public sealed class ConnectorRegistryTests
{
    private static readonly Instant Now = new(1_790_000_000_000);

    [Fact]
    public async Task Profiles_created_at_once_never_exceed_the_quota()
    {
        var connectors = NewAccount(new Limits { ConnectorProfiles = 10 }).ConnectorsIn("us-east-1");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(i =>
            Task.Run(() => connectors.CreateProfile(Profile($"p{i}"), isBuiltIn: false, token: null))));

        Assert.Equal(10, connectors.Profiles.Count);
        Assert.Equal(10, outcomes.Count(outcome => outcome.Succeeded));
        Assert.All(outcomes.Where(outcome => !outcome.Succeeded), outcome => Assert.Equal(RefusalReason.TooManyProfiles, outcome.Refusal!.Reason));
    }

    [Fact]
    public async Task One_of_many_concurrent_creations_of_a_profile_succeeds()
    {
        var connectors = NewAccount(new Limits()).ConnectorsIn("us-east-1");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ =>
            Task.Run(() => connectors.CreateProfile(Profile("crm"), isBuiltIn: false, token: null))));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
    }

    [Fact]
    public void Every_change_is_published_after_it_took_effect()
    {
        var feed = new ChangeFeed();
        using var reader = feed.Subscribe();
        var registry = new AccountRegistry(new ManualTime(), new AccountSettings(), feed);
        var account = registry.Get("123456789012").Value!;
        var connectors = account.ConnectorsIn("us-east-1");

        connectors.CreateProfile(Profile("crm"), isBuiltIn: false, token: null);
        connectors.UpdateProfile("crm", ConnectionMode.Private, Json("{}"), token: null, Now);
        connectors.DeleteProfile("crm", force: false);
        connectors.DeleteProfile("crm", force: false);
        connectors.Register(new ConnectorRegistration { Label = "own", LambdaArn = "arn", RegisteredAt = Now }, token: null);
        connectors.Unregister("own", force: false);

        var kinds = new List<AccountChangeKind>();
        while (reader.TryRead(out var changes))
        {
            kinds.AddRange(changes.OfType<AccountChange>().Select(change => change.Kind));
        }

        Assert.Equal(5, kinds.Count(kind => kind is AccountChangeKind.ConnectorsChanged));
    }

    [Fact]
    public void A_client_token_is_published_with_a_salted_digest_and_forgotten_with_its_profile()
    {
        var feed = new ChangeFeed();
        using var reader = feed.Subscribe();
        var connectors = new AccountRegistry(new ManualTime(), new AccountSettings(), feed).Get("123456789012").Value!.ConnectorsIn("us-east-1");
        var token = new ClientToken("once", "content with a password") { HasSecrets = true };

        connectors.CreateProfile(Profile("crm"), isBuiltIn: false, token);
        connectors.CreateProfile(Profile("crm"), isBuiltIn: false, token);
        connectors.UpdateProfile("crm", ConnectionMode.Public, Json("{}"), token, Now);
        connectors.DeleteProfile("crm", force: false);

        var changes = reader.ReadAll().OfType<AccountChange>().Select(change => change.ConnectorTokens).OfType<ConnectorTokenChange>().ToList();
        var used = changes.Select(change => change.Used).OfType<ConnectorToken>().ToList();
        Assert.Equal(["CreateConnectorProfile\nonce", "UpdateConnectorProfile\nonce"], used.Select(each => each.Key));
        Assert.All(used, each => Assert.DoesNotContain("password", each.Parameters, StringComparison.Ordinal));
        Assert.NotEqual(used[0].Parameters, used[1].Parameters);
        Assert.Equal(["connectorprofile/crm"], changes[^1].Forgotten);
    }

    [Fact]
    public void A_private_connection_keeps_its_state_while_its_service_stays()
    {
        var connectors = NewAccount(new Limits()).ConnectorsIn("us-east-1");
        connectors.CreateProfile(Profile("crm") with { ConnectionMode = ConnectionMode.Private }, isBuiltIn: false, token: null);
        var made = connectors.GetProfile("crm").Value!.PrivateConnection;

        connectors.UpdateProfile("crm", ConnectionMode.Private, Json("{}"), token: null, Now + TimeSpan.FromHours(1));
        Assert.Equal(made, connectors.GetProfile("crm").Value!.PrivateConnection);

        connectors.UpdateProfile("crm", ConnectionMode.Private, Json("""{"SAPOData":{"privateLinkServiceName":"other"}}"""), token: null, Now + TimeSpan.FromHours(1));
        Assert.NotEqual(made, connectors.GetProfile("crm").Value!.PrivateConnection);
    }

    private static Account NewAccount(Limits limits) =>
        new("123456789012", new VirtualClock(new ManualTime()), new AccountSettings { Limits = limits });

    private static ConnectorProfile Profile(string name) => new()
    {
        Name = name,
        ConnectorType = "Slack",
        ConnectionMode = ConnectionMode.Public,
        Properties = Json("{}"),
        CreatedAt = Now,
        LastUpdatedAt = Now,
    };

    private static JsonElement Json(string text) => JsonElement.Parse(text);
}
