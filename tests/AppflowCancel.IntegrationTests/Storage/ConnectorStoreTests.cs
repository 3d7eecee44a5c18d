using System.Net;
using System.Text;
using AppflowCancel.IntegrationTests.Startup;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Storage;

/// <summary>Connectors survive the process, their secrets do not.</summary>
public sealed class ConnectorStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Profiles_and_registered_connectors_survive_a_kill()
    {
        string before;
        await using (var emulator = await Start())
        {
            await Post(emulator, "/create-connector-profile", ProfileBody.Of());
            await Post(emulator, "/create-connector-profile", ProfileBody.Of("gone"));
            await Post(emulator, "/delete-connector-profile", """{"connectorProfileName":"gone"}""");
            await Post(emulator, "/register-connector", """
                {"connectorLabel":"own","connectorProvisioningConfig":{"lambda":{"lambdaArn":"arn:aws:lambda:us-east-1:123456789012:function:f"}}}
                """);
            before = await Connectors(emulator);
        }

        await using var next = await Start();
        Assert.Equal(before, await Connectors(next));
        Assert.Contains("\"connectorProfileName\":\"crm\"", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_file_of_the_data_folder_contains_a_secret()
    {
        await using (var emulator = await Start())
        {
            await Post(emulator, "/create-connector-profile", ProfileBody.Of(more: ",\"clientToken\":\"t\""));
        }

        var files = Directory.GetFiles(Path.Combine(_folder.Path, "data"), "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotContain(
            ProfileBody.Secret, Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
    }

    private Task<EmulatorProcess> Start() => EmulatorProcess.Start(
        ["--port=0", $"--data={Path.Combine(_folder.Path, "data")}", $"--Emulator:Account={TestEmulator.Account}"]);

    private static async Task<string> Connectors(EmulatorProcess emulator) =>
        (await emulator.Send(HttpMethod.Post, "/describe-connector-profiles", "{}")).MustBe(HttpStatusCode.OK).Body
        + (await emulator.Send(HttpMethod.Post, "/list-connectors", "{}")).MustBe(HttpStatusCode.OK).Body;

    private static async Task Post(EmulatorProcess emulator, string path, string body) =>
        (await emulator.Send(HttpMethod.Post, path, body)).MustBe(HttpStatusCode.OK);
}
