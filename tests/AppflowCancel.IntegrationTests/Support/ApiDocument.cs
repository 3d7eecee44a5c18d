using System.Net;
using System.Text.Json.Nodes;

namespace AppflowCancel.IntegrationTests.Support;

/// <summary>An OpenAPI document as served.</summary>
internal sealed class ApiDocument(JsonNode root)
{
    public const string Appflow = "/openapi/appflow.json";
    public const string Control = "/openapi/control.json";

    private readonly JsonSchema _schemas = new(root);

    public JsonNode Root => root;

    public IEnumerable<ApiOperation> Operations =>
        from path in root["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select new ApiOperation(path.Key, operation.Key.ToUpperInvariant(), operation.Value!);

    public static async Task<ApiDocument> Of(TestEmulator emulator, string path) =>
        new(JsonNode.Parse((await emulator.Send(HttpMethod.Get, path)).MustBe(HttpStatusCode.OK).Body)!);

    public JsonNode Schema(string name) => root["components"]!["schemas"]![name]!;

    public ApiOperation Operation(string id) => Operations.Single(operation => operation.Id == id);

    public JsonNode Resolve(string reference) => _schemas.Resolve(reference);

    /// <summary>All differences between JSON and the schema of a body.</summary>
    public IEnumerable<string> Violations(JsonNode body, JsonNode? value) => _schemas.Violations(body["schema"]!, value);
}

internal sealed record ApiOperation(string Path, string Method, JsonNode Json)
{
    public string Id => (string)Json["operationId"]!;

    public JsonNode? Request => Json["requestBody"]?["content"]!["application/json"];

    public JsonNode? Answer => Json["responses"]!["200"]?["content"]!["application/json"];
}
