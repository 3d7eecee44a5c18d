using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AppflowCancel.Text;
using AppflowCancel.Timing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serilog;

namespace AppflowCancel.IntegrationTests.Support;

/// <summary>An emulator for one test, on time that only the test moves.</summary>
internal sealed class TestEmulator : WebApplicationFactory<Program>
{
    public const string Account = "123456789012";

    private readonly (string Key, string Value)[] _settings;

    // The host is created once, even for concurrent first requests.
    private readonly Lazy<HttpClient> _client;

    public TestEmulator(params (string Key, string Value)[] settings)
    {
        _settings = settings;
        _client = new Lazy<HttpClient>(CreateClient);
    }

    /// <summary>For tests that need more than requests and answers.</summary>
    public HttpClient Client => _client.Value;

    /// <summary>Real time; frozen unless a test sets its own.</summary>
    public TimeProvider Time { get; init; } = new FrozenTime();

    /// <summary>The log's sink; none unless a test reads the log.</summary>
    public LogLines? Log { get; init; }

    /// <summary>Replaces services of the emulator.</summary>
    public Action<IServiceCollection>? Replace { get; init; }

    public Task<Answer> Post(string path, string body, string account = Account, string region = "us-east-1") =>
        Send(HttpMethod.Post, path, body, account, region);

    public async Task<Answer> Send(
        HttpMethod method, string path, string? body = null, string account = Account, string region = "us-east-1")
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Authorization", Authorization(account, region));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return await Send(request);
    }

    public async Task<Answer> Send(HttpRequestMessage request)
    {
        using var response = await _client.Value.SendAsync(request);
        return await Answer.Of(response);
    }

    /// <summary>Calls the control API and asserts success.</summary>
    public async Task<JsonElement> Control(HttpMethod method, string path, string? body = null)
    {
        var answer = await TryControl(method, path, body);
        return answer.MustBe(HttpStatusCode.OK).Json;
    }

    public Task<Answer> TryControl(HttpMethod method, string path, string? body = null) =>
        Send(method, path.Contains('?', StringComparison.Ordinal) ? path : $"{path}?account={Account}", body);

    /// <summary>Replaces the account's state.</summary>
    public Task<JsonElement> PutState(string state) => Control(HttpMethod.Put, "/_appflow/state", state);

    /// <summary>A flow "orders" with runs of the given ids and statuses.</summary>
    public Task<JsonElement> PutRuns(params (string Id, string Status)[] runs)
    {
        var list = string.Join(',', runs.Select(run => $$"""{"executionId":"{{run.Id}}","executionStatus":"{{run.Status}}"}"""));
        return PutState($$"""{"flows":[{"flowName":"orders","runs":[{{list}}]}]}""");
    }

    public Task<JsonElement> Advance(double seconds) =>
        Control(HttpMethod.Post, "/_appflow/clock/advance", $$"""{"seconds":{{seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)}}}""");

    /// <summary>Every run of a flow with its status, newest first, from DescribeFlowExecutionRecords.</summary>
    public async Task<string> Statuses(string flow = "orders")
    {
        var answer = await Post("/describe-flow-execution-records", $$"""{"flowName":"{{flow}}","maxResults":100}""");
        return string.Join(' ', answer.MustBe(HttpStatusCode.OK).Json.GetProperty("flowExecutions").EnumerateArray()
            .Select(run => $"{run.GetProperty("executionId").GetString()}={run.GetProperty("executionStatus").GetString()}"));
    }

    public static string Authorization(string account, string region) =>
        $"AWS4-HMAC-SHA256 Credential={account}/20260921/{region}/appflow/aws4_request, SignedHeaders=host, Signature=0";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Emulator:Port", "0");
        builder.UseSetting("Logging:LogLevel:Default", "None");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            Replace?.Invoke(services);
            services.AddSingleton(Time);
            services.AddSingleton(new RealTime(Time));
            if (Log is not null)
            {
                services.RemoveAll<IPlainLog>();
                services.AddSingleton<ILogger>(new LoggerConfiguration().WriteTo.Sink(Log).CreateLogger());
            }
        });
    }
}
