using System.Net;
using System.Text;
using AppflowCancel.IntegrationTests.Startup;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Storage;

/// <summary>Client tokens of connector operations survive the process; the credentials they were sent with do not.</summary>
public sealed class ConnectorTokenStoreTests : IDisposable
{
    private const string Token = ",\"clientToken\":\"once\"";
    private const string Lambda = """{"lambda":{"lambdaArn":"arn:aws:lambda:us-east-1:123456789012:function:f"}}""";

    private static readonly string CreateProfile = ProfileBody.Of(more: Token);
    private static readonly string UpdateProfile = CreateProfile.Replace("\"connectorType\":\"Slack\",", "", StringComparison.Ordinal);

    private readonly TemporaryFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public static TheoryData<string, string, string> Requests => new()
    {
        { "/create-connector-profile", CreateProfile, "Public" },
        { "/update-connector-profile", UpdateProfile, "https://example" },
        { "/register-connector", $$"""{"connectorLabel":"own","connectorProvisioningConfig":{{Lambda}}{{Token}}}""", "function:f" },
        { "/update-connector-registration", $$"""{"connectorLabel":"other","description":"one"{{Token}}}""", "one" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_repeated_request_is_answered_as_before_the_restart_and_another_with_its_token_is_refused(
        string path, string body, string part)
    {
        string first;
        await using (var emulator = WithStore())
        {
            if (path.StartsWith("/update", StringComparison.Ordinal))
            {
                await emulator.CreateProfile(ProfileBody.Of());
                await emulator.Post("/register-connector", $$"""{"connectorLabel":"other","connectorProvisioningConfig":{{Lambda}}}""");
            }

            first = (await emulator.Post(path, body)).MustBe(HttpStatusCode.OK).Body;
        }

        await using var next = WithStore();
        Assert.Equal(first, (await next.Post(path, body)).MustBe(HttpStatusCode.OK).Body);
        await MustConflict(next, path, body.Replace(part, part == "Public" ? "Private" : part + "s", StringComparison.Ordinal));
        if (body.Contains(ProfileBody.Secret, StringComparison.Ordinal))
        {
            await MustConflict(next, path, body.Replace(ProfileBody.Secret, "another", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_tokens_of_what_was_deleted_or_replaced_do_not_come_back()
    {
        await using (var emulator = WithStore())
        {
            await emulator.CreateProfile(CreateProfile);
            await emulator.Post("/delete-connector-profile", """{"connectorProfileName":"crm"}""");
            await emulator.CreateProfile(ProfileBody.Of());
            await emulator.Post("/register-connector", $$"""{"connectorLabel":"own","connectorProvisioningConfig":{{Lambda}}{{Token}}}""");
            var state = (await emulator.TryControl(HttpMethod.Get, "/_appflow/state")).MustBe(HttpStatusCode.OK).Body;
            (await emulator.TryControl(HttpMethod.Post, "/_appflow/state", state)).MustBe(HttpStatusCode.OK);
            Assert.Equal("0", Database.Query(Data, "select count(*) from connector_tokens"));

            await emulator.Post("/update-connector-profile", UpdateProfile);
            Assert.Equal("1", Database.Query(Data, "select count(*) from connector_tokens"));
            await emulator.PutState(state);
        }

        await using var next = WithStore();
        (await next.Post("/update-connector-profile", UpdateProfile.Replace("hunter2", "other", StringComparison.Ordinal))).MustBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_file_holds_a_salted_digest_of_the_request_and_no_credential()
    {
        await using (var emulator = WithStore())
        {
            // The same content twice, with two tokens.
            foreach (var token in new[] { "one", "two" })
            {
                await emulator.CreateProfile(ProfileBody.Of(more: $$""","clientToken":"{{token}}" """));
                await emulator.Post("/delete-connector-profile", """{"connectorProfileName":"crm"}""");
            }

            await emulator.CreateProfile(ProfileBody.Of());
            foreach (var token in new[] { "one", "two" })
            {
                (await emulator.Post("/update-connector-profile", UpdateProfile.Replace("once", token, StringComparison.Ordinal))).MustBe(HttpStatusCode.OK);
            }

            Assert.Equal("2", Database.Query(Data, "select count(distinct parameters) from connector_tokens where length(parameters) = 96"));
        }

        Assert.All(Directory.GetFiles(Data), file => Assert.DoesNotContain(
            ProfileBody.Secret, Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
    }

    private static async Task MustConflict(TestEmulator emulator, string path, string body) => await emulator.MustRefuse(
        path, body, 409, "ConflictException", "Conflict executing request: clientToken once was used with other parameters in the last 8 hours.");

    private TestEmulator WithStore() => new([("Emulator:DataPath", Data)]);
}
