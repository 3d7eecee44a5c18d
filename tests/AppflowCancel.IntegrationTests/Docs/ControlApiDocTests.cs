using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using AppflowCancel.Control;
using AppflowCancel.IntegrationTests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AppflowCancel.IntegrationTests.Docs;

/// <summary>
/// The documents' exchanges are real: every request is sent again, in order, to one emulator per
/// document, and the answer must equal the one below it, except for request ids and the version.
/// </summary>
/// <remarks>
/// After an intended change, run the tests once with the environment variable REFRESH_DOCS=1, which writes the received
/// answers into the documents. A new exchange needs an answer to replace: a block with only "HTTP/1.1 0".
/// </remarks>
public sealed class ControlApiDocTests
{
    private static readonly string Docs = Path.Combine(Root(AppContext.BaseDirectory), "docs");

    [Theory]
    [InlineData("control-api.md")]
    [InlineData("recipes.md")]
    public async Task Every_exchange_of_the_document_is_reproduced(string name)
    {
        var path = Path.Combine(Docs, name);
        var document = await File.ReadAllTextAsync(path);
        var refreshed = new StringBuilder(document);
        var wrong = new List<string>();
        await using var emulator = new TestEmulator(("Emulator:RandomSeed", "1"));
        var shift = 0;

        foreach (var exchange in Exchange.In(document))
        {
            var received = Exchange.Format(await Send(emulator, exchange));
            var shown = document[exchange.Answer];
            if (Exchange.Masked(shown) != Exchange.Masked(received))
            {
                wrong.Add($"{name}:{exchange.Line} {exchange.Method} {exchange.Path}\nanswers\n{received}and not\n{shown}");
                refreshed.Remove(exchange.Answer.Start.Value + shift, shown.Length).Insert(exchange.Answer.Start.Value + shift, received);
                shift += received.Length - shown.Length;
            }
        }

        if (Environment.GetEnvironmentVariable("REFRESH_DOCS") == "1")
        {
            await File.WriteAllTextAsync(path, refreshed.ToString());
            return;
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_control_route_is_shown_in_the_document()
    {
        await using var emulator = new TestEmulator();
        var shown = Exchange.In(await File.ReadAllTextAsync(Path.Combine(Docs, "control-api.md")));

        var routes = emulator.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<ControlRoute>()).OfType<ControlRoute>().Distinct()

            // A stream has no end to compare.
            .Where(route => route.ContentType == "application/json").ToList();

        Assert.NotEmpty(routes);
        Assert.Empty(routes.Where(route => !shown.Any(exchange => Shows(exchange, route))).Select(route => $"{route.Method} {route.Path}"));
    }

    [Theory]
    [InlineData("control-api.md")]
    [InlineData("recipes.md")]
    public async Task No_block_of_the_document_is_overlooked(string name)
    {
        var document = await File.ReadAllTextAsync(Path.Combine(Docs, name));

        Assert.Equal(Regex.Count(document, "^```http$", RegexOptions.Multiline), 2 * Exchange.In(document).Count);
    }

    private static bool Shows(Exchange exchange, ControlRoute route) =>
        exchange.Method == route.Method
        && Regex.IsMatch(exchange.Path.Split('?')[0], $"^{Regex.Replace(route.Path, @"\{\w+\}", "[^/]+")}$");

    private static async Task<Answer> Send(TestEmulator emulator, Exchange exchange)
    {
        using var request = new HttpRequestMessage(new HttpMethod(exchange.Method), exchange.Path);
        foreach (var header in exchange.Headers.Select(line => line.Split(": ", 2)))
        {
            request.Headers.TryAddWithoutValidation(header[0], header[1]);
        }

        if (exchange.Body is not null)
        {
            request.Content = new StringContent(exchange.Body, new MediaTypeHeaderValue("application/json"));
        }

        return await emulator.Send(request);
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "AppflowCancel.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
