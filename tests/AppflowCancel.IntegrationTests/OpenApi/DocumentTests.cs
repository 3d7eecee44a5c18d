using System.Net;
using System.Text.Json.Nodes;
using AppflowCancel.ApiDescriptions;
using AppflowCancel.IntegrationTests.Support;
using Microsoft.OpenApi;

namespace AppflowCancel.IntegrationTests.OpenApi;

/// <summary>Properties of both documents.</summary>
public sealed class DocumentTests : IDisposable
{
    private readonly TestEmulator _emulator = new();

    public void Dispose() => _emulator.Dispose();

    [Theory]
    [InlineData("appflow.json")]
    [InlineData("control.json")]
    public async Task A_document_is_served_as_it_is_checked_in_with_the_account_and_region_of_the_emulator(string name)
    {
        using var emulator = new TestEmulator(("Emulator:Account", "210987654321"), ("Emulator:Region", "eu-north-1"));
        var checkedIn = await File.ReadAllTextAsync(Path.Combine(SourceFiles.Root, ApiDocuments.Folder, name));

        var served = (await emulator.Send(HttpMethod.Get, $"/openapi/{name}")).MustBe(HttpStatusCode.OK).Body;

        Assert.Equal(checkedIn.Replace("\"{account}\"", "\"210987654321\"").Replace("\"{region}\"", "\"eu-north-1\""), served);
    }

    [Theory]
    [InlineData(ApiDocument.Appflow)]
    [InlineData(ApiDocument.Control)]
    public async Task The_OpenAPI_reader_reports_no_errors(string path)
    {
        var answer = await _emulator.Send(HttpMethod.Get, path);
        Assert.Equal("application/json", answer.Headers["Content-Type"]);
        var read = OpenApiDocument.Parse(answer.Body, "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
    }

    [Theory]
    [InlineData(ApiDocument.Appflow)]
    [InlineData(ApiDocument.Control)]
    public async Task Every_reference_has_a_target(string path)
    {
        var document = await ApiDocument.Of(_emulator, path);
        var references = Objects(document.Root).Select(node => (string?)node["$ref"]).OfType<string>().ToList();
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.NotNull(document.Resolve(reference)));
    }

    [Theory]
    [InlineData(ApiDocument.Appflow)]
    [InlineData(ApiDocument.Control)]
    public async Task Operation_ids_are_unique(string path)
    {
        var ids = (await ApiDocument.Of(_emulator, path)).Operations.Select(operation => operation.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Theory]
    [InlineData(ApiDocument.Appflow)]
    [InlineData(ApiDocument.Control)]
    public async Task Every_example_fits_its_schema(string path)
    {
        var document = await ApiDocument.Of(_emulator, path);
        var bodies = document.Operations.SelectMany(operation => new[] { operation.Request, operation.Answer }).OfType<JsonNode>();
        var violations = bodies.Where(body => body["example"] is not null)
            .SelectMany(body => document.Violations(body, body["example"]).Select(each => $"{body["schema"]!.ToJsonString()}: {each}"));
        Assert.Empty(violations);
    }

    [Fact]
    public async Task Swagger_shows_both_documents()
    {
        var page = await _emulator.Send(HttpMethod.Get, "/swagger/index.html");
        var settings = await _emulator.Send(HttpMethod.Get, "/swagger/index.js");
        Assert.Contains("swagger-ui", page.MustBe(HttpStatusCode.OK).Body);
        Assert.Contains(ApiDocument.Appflow, settings.MustBe(HttpStatusCode.OK).Body);
        Assert.Contains(ApiDocument.Control, settings.Body);
    }

    [Fact]
    public async Task Swagger_has_its_start_page_and_no_others()
    {
        (await _emulator.Send(HttpMethod.Get, "/swagger")).MustBe(HttpStatusCode.OK);
        (await _emulator.Send(HttpMethod.Get, "/swagger/nothing.html")).MustBe(HttpStatusCode.NotFound);
    }

    private static IEnumerable<JsonObject> Objects(JsonNode node) => node switch
    {
        JsonObject members => members.Select(each => each.Value).OfType<JsonNode>().SelectMany(Objects).Append(members),
        JsonArray elements => elements.OfType<JsonNode>().SelectMany(Objects),
        _ => [],
    };
}
