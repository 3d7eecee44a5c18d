using System.Net;
using System.Net.Sockets;
using System.Text;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Storage;

/// <summary>
/// A client with its own account, whose clock is frozen, so its knowledge of the account is exact. It keeps the state
/// after its second to last request, and whether the last one was answered.
/// </summary>
internal sealed class CrashClient(string account, Random random)
{
    private string? _state;
    private CrashOperation? _last;
    private string? _answer;
    private bool _wasAnswered;
    private bool _wasRefused;

    /// <summary>How many of its requests were answered.</summary>
    public int Answered { get; private set; }

    /// <summary>Sends requests until the process ends.</summary>
    public async Task Run(HttpClient http, Action answered)
    {
        try
        {
            if (_state is null)
            {
                await Send(http, HttpMethod.Put, $"/_appflow/clock?account={account}", """{"frozen":true,"now":2000000000}""");
                await Send(http, HttpMethod.Post, $"/_appflow/state?account={account}&region=eu-west-1", """{"flows":[{"flowName":"orders"}]}""");
            }

            while (true)
            {
                _state = await Export(http);
                (_last, _wasAnswered) = (CrashOperation.Random(random, account), false);
                _answer = await Send(http, _last.Method, _last.Path, _last.Body);
                _wasAnswered = true;
                Answered++;
                answered();
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException)
        {
            // The process was killed; HttpClient throws the second when that happens between connecting and asking for the address.
        }
    }

    /// <summary>Checks that answered changes exist, that a client token gets the same answer again, and that an unanswered one exists completely or not at all.</summary>
    public async Task Check(HttpClient http)
    {
        if (_state is null)
        {
            return;
        }

        var after = await Export(http);
        if (_wasAnswered && !_wasRefused && _last is { HasToken: true })
        {
            Assert.Equal(_answer, await Send(http, _last.Method, _last.Path, _last.Body));
            Assert.Equal(after, await Export(http));
        }

        if (after == _state)
        {
            // A cancel may have found nothing to cancel.
            var isLost = _wasAnswered && !_wasRefused && !_last!.IsApplied(Answer.Parse(_state), Answer.Parse(after));
            Assert.False(isLost, $"{account}: lost {_last}\nstate {after}");
            return;
        }

        Assert.True(_last is not null, $"{account}: changed without a request");
        Assert.True(_last.IsApplied(Answer.Parse(_state), Answer.Parse(after)), $"{account}: half done {_last}\nbefore {_state}\nafter {after}");
        (_state, _last) = (after, null);
    }

    private async Task<string> Export(HttpClient http) => await http.GetStringAsync($"/_appflow/state?account={account}&region=eu-west-1");

    private async Task<string> Send(HttpClient http, HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Authorization", TestEmulator.Authorization(account, "eu-west-1"));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();

        // A refused request, such as for a finished run or a quota, changes nothing.
        Assert.NotEqual(HttpStatusCode.InternalServerError, response.StatusCode);
        _wasRefused = !response.IsSuccessStatusCode;
        return answer;
    }
}
