using System.Net;
using System.Text.Json.Nodes;
using AppflowCancel.Control;
using AppflowCancel.Control.Runs;
using AppflowCancel.Control.State;
using AppflowCancel.IntegrationTests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AppflowCancel.IntegrationTests.OpenApi;

public sealed class ControlDocumentTests : IDisposable
{
    private readonly TestEmulator _emulator = new();

    public ControlDocumentTests() => _emulator.CreateClient().Dispose();

    private List<ControlRoute> Routes => [.. _emulator.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .Select(endpoint => endpoint.Metadata.GetMetadata<ControlRoute>()).OfType<ControlRoute>()];

    public void Dispose() => _emulator.Dispose();

    [Fact]
    public async Task Names_every_route_that_is_mapped()
    {
        var document = await Document();
        Assert.Equal(
            Routes.Select(route => $"{route.Method} {route.Path}").Order(StringComparer.Ordinal),
            document.Operations.Select(operation => $"{operation.Method} {operation.Path}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_route_has_examples() => Assert.All(Routes, route =>
    {
        Assert.NotNull(JsonNode.Parse(route.ExampleAnswer!));
        Assert.Equal(route.Body is null, route.ExampleBody is null);
    });

    [Fact]
    public async Task Describes_what_the_emulator_answers_to_the_examples()
    {
        var document = await Document();
        var state = Routes.Single(route => route is { Method: "PUT", Path: "/_appflow/state" }).ExampleBody;
        foreach (var route in Routes.Where(route => route.ContentType == "application/json"))
        {
            await _emulator.Send(HttpMethod.Put, "/_appflow/state", state);
            var path = route.Path.Replace("{name}", "orders").Replace("{id}", "run-1");
            var query = route.RequiredQuery.Contains("status") ? "?status=InProgress" : "";
            var answer = await _emulator.Send(new HttpMethod(route.Method), path + query, route.ExampleBody);
            var body = JsonNode.Parse(answer.MustBe(HttpStatusCode.OK).Body);
            var operation = document.Operations.Single(each => each.Method == route.Method && each.Path == route.Path);
            Assert.Empty(document.Violations(operation.Answer!, body).Select(each => $"{operation.Id}: {each}"));
        }
    }

    [Fact]
    public async Task Says_that_unknown_members_are_refused()
    {
        var document = await Document();
        Assert.False((bool)document.Schema(nameof(StateBody))["additionalProperties"]!);
        Assert.False((bool)document.Schema(nameof(PlanDocument))["additionalProperties"]!);
        Assert.False((bool)document.Schema("SourceFlowConfig")["additionalProperties"]!);
    }

    [Fact]
    public async Task Describes_the_wait_with_its_query_and_its_timeout()
    {
        var wait = (await Document()).Operations.Single(operation => operation.Path.EndsWith("/wait")).Json;
        var required = wait["parameters"]!.AsArray().Where(each => (bool?)each!["required"] == true).Select(each => (string)each!["name"]!);
        Assert.Equal(["name", "id", "status"], required);
        Assert.NotNull(wait["responses"]!["408"]);
    }

    private Task<ApiDocument> Document() => ApiDocument.Of(_emulator, ApiDocument.Control);
}
