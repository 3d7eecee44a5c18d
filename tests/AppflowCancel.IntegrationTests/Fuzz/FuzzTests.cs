using AppflowCancel.IntegrationTests.Support;
using Xunit.Abstractions;

namespace AppflowCancel.IntegrationTests.Fuzz;

public sealed class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public async Task No_request_body_header_or_path_produces_a_server_error_and_no_refusal_changes_anything()
    {
        await using var emulator = new TestEmulator(FuzzRun.Settings);

        await new FuzzRun(output, request => Send(emulator, request)).Run(requests: 20_000);
    }

    [Fact]
    public async Task No_request_over_a_socket_closes_its_connection()
    {
        await using var emulator = new TestEmulator(FuzzRun.Settings);
        emulator.UseKestrel(_ => { });
        emulator.StartServer();
        using var connection = await PersistentConnection.To(emulator.ClientOptions.BaseAddress);

        await new FuzzRun(output, connection.Send).Run(requests: 4_000);
    }

    private static async Task<Answer> Send(TestEmulator emulator, FuzzRequest request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri($"http://localhost{request.Target}"));
        if (request.Body.Length > 0)
        {
            message.Content = new ByteArrayContent(request.Body);
        }

        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await emulator.Send(message);
    }
}
