using AppflowCancel.IntegrationTests.Support;
using Xunit.Abstractions;

namespace AppflowCancel.IntegrationTests.Fuzz;

public sealed class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public async Task No_request_body_header_or_path_produces_a_server_error_and_no_refusal_changes_anything()
    {
        await using var emulator = new TestEmulator(FuzzRun.Settings);

        await new FuzzRun(output, request => Send(emulator, request), withStreams: true).Run(requests: 20_000);
    }

    [Fact]
    public async Task No_request_over_a_socket_closes_its_connection()
    {
        await using var emulator = new TestEmulator(FuzzRun.Settings);
        emulator.UseKestrel(_ => { });
        emulator.StartServer();
        using var connection = await PersistentConnection.To(emulator.ClientOptions.BaseAddress);

        await new FuzzRun(output, connection.Send, withStreams: false).Run(requests: 4_000);
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

        using var response = await emulator.Client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
        return IsStream(response) ? await Beginning(response) : await Answer.Of(response);
    }

    private static bool IsStream(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType == "text/event-stream";

    // The first event is sent immediately.
    private static async Task<Answer> Beginning(HttpResponseMessage response)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var body = await response.Content.ReadAsStreamAsync(timeout.Token);
        var buffer = new byte[1_000];
        var length = await body.ReadAsync(buffer, timeout.Token);
        return new Answer((int)response.StatusCode, new Dictionary<string, string>(), System.Text.Encoding.UTF8.GetString(buffer, 0, length));
    }
}
