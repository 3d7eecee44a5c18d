using AppflowCancel.Domain.Accounts;
using AppflowCancel.IntegrationTests.Support;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;

namespace AppflowCancel.IntegrationTests.Browsers;

/// <summary>Random hosts, origins and fetch metadata: what the rules allow passes, anything else is refused and changes nothing.</summary>
/// <remarks>A failure names its seed; CsCheck_Seed=SEED repeats it.</remarks>
public sealed class PagePropertyTests : IAsyncDisposable
{
    private readonly TestEmulator _emulator = new(("Emulator:AllowedHosts", PageOracle.AllowedHosts), ("Emulator:AllowedOrigins", PageOracle.AllowedOrigin));
    private int _requests;

    public PagePropertyTests()
    {
        _emulator.UseKestrel(_ => { });
        _emulator.StartServer();
    }

    [Fact]
    public async Task A_request_passes_exactly_when_the_rules_allow_its_host_and_page()
    {
        var passed = 0;
        await PageRequest.Any.SampleAsync(
            async request =>
            {
                var expected = PageOracle.Passes(request.Hosts, request.Origins, request.Sites);
                await MustBe(expected, request);
                passed += expected ? 1 : 0;
            },
            iter: 1_000,
            threads: 1,
            print: Print);

        // Otherwise the generators no longer cover their targets.
        Assert.InRange(passed, 100, 900);
    }

    [Fact]
    public Task No_name_that_anyone_can_register_passes() => PageRequest.ForeignHost.SampleAsync(
        host => MustBe(expected: false, new PageRequest([host], [], [], [])), iter: 300, threads: 1);

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    /// <summary>The request freezes the clock of a new account, which creates it.</summary>
    private async Task MustBe(bool expected, PageRequest request)
    {
        var account = $"{100_000_000_000 + Interlocked.Increment(ref _requests)}";

        var answer = await RawHttp.SendBytes(_emulator.ClientOptions.BaseAddress, request.Bytes(account));

        Assert.True(expected ? answer.Status == 200 : answer.Status is 400 or 403, $"{answer.Status} {answer.Body}\n{Print(request)}");
        Assert.Equal(expected, _emulator.Services.GetRequiredService<AccountRegistry>().Find(account) is not null);
    }

    private static string Print(PageRequest request) => System.Text.Encoding.Latin1.GetString(request.Bytes("0"));
}
