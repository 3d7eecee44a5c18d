using AppflowCancel.Aws;
using AppflowCancel.BrowserTests.Support;
using AppflowCancel.Control;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.IntegrationTests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AppflowCancel.BrowserTests.Attacks;

/// <summary>A route and the request that an attacker sends to it.</summary>
internal sealed record TargetRoute(string Method, string Path, string Body);

/// <summary>An emulator with state that an attack could change.</summary>
internal sealed class Target : IAsyncDisposable
{
    private const string DefaultAccount = "000000000000";

    private static readonly string[] Documents = ["state", "clock", "faults", "requests"];

    private readonly ServedEmulator _emulator;

    public Target(params (string Key, string Value)[] settings) => _emulator = new ServedEmulator(settings);

    public Uri Endpoint => _emulator.Endpoint;

    /// <summary>Every route of both APIs, with a body that changes something.</summary>
    public IReadOnlyList<TargetRoute> Routes =>
    [
        .. _emulator.Emulator.Services.GetRequiredService<EndpointDataSource>().Endpoints.SelectMany(endpoint =>
            endpoint.Metadata.GetMetadata<ControlRoute>() is { } control ? [new TargetRoute(control.Method, Address(control.Path) + "?account=" + TestEmulator.Account, Body(control.Path))]
            : endpoint.Metadata.GetMetadata<AwsOperation>() is { } operation ? (TargetRoute[])[new(operation.Method, Address(operation.Path), Body(operation.Path))]
            : []),
    ];

    public async Task Fill()
    {
        foreach (var account in (string[])[TestEmulator.Account, DefaultAccount])
        {
            await _emulator.Emulator.Send(HttpMethod.Put, $"/_appflow/state?account={account}", """
                {"frozen":true,"flows":[{"flowName":"orders","runs":[{"executionId":"run-1","executionStatus":"InProgress"}]}],"faults":[{"error":"ConflictException"}]}
                """);
        }
    }

    /// <summary>Its whole state, as text.</summary>
    public async Task<string> State()
    {
        var accounts = _emulator.Emulator.Services.GetRequiredService<AccountRegistry>().All.Select(account => account.Id).Order(StringComparer.Ordinal);
        List<string> documents = [string.Join(',', accounts)];
        foreach (var account in (string[])[TestEmulator.Account, DefaultAccount])
        {
            foreach (var document in Documents)
            {
                documents.Add((await _emulator.Emulator.Send(HttpMethod.Get, $"/_appflow/{document}?account={account}")).Body);
            }
        }

        return string.Join('\n', documents);
    }

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    private static string Address(string path) => path
        .Replace("{name}", "orders", StringComparison.Ordinal)
        .Replace("{id}", "run-1", StringComparison.Ordinal)
        .Replace("{resourceArn}", $"arn%3Aaws%3Aappflow%3Aus-east-1%3A{DefaultAccount}%3Aflow%2Forders", StringComparison.Ordinal);

    private static string Body(string path) => path switch
    {
        "/_appflow/clock" => """{"frozen":false}""",
        "/_appflow/clock/advance" => """{"seconds":60}""",
        "/_appflow/faults" => """{"error":"ThrottlingException"}""",
        "/_appflow/state" => """{"flows":[{"flowName":"planted"}]}""",
        "/_appflow/flows/{name}/runs/{id}/finish" => """{"outcome":"Successful"}""",
        "/_appflow/flows/{name}/plan" => """{"runSeconds":1}""",
        _ => """{"flowName":"orders"}""",
    };
}
