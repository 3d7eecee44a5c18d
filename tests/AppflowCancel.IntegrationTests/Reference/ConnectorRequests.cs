using System.Text.Json;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Reference;

/// <summary>The requests for connectors and connector profiles.</summary>
internal static class ConnectorRequests
{
    private const string Lambda =
        """ "connectorProvisioningType":"LAMBDA","connectorProvisioningConfig":{"lambda":{"lambdaArn":"arn:aws:lambda:us-east-1:123456789012:function:f"}}""";

    /// <param name="post">Path and body.</param>
    /// <param name="pages">Path, start of the body, list in the answer, and the members to show.</param>
    public static async Task<string> Send(
        Operation operation,
        Func<string, string, Task<Answer>> post,
        Func<string, string, string, Func<JsonElement, string>, Task<string>> pages)
    {
        var (name, number) = (operation.Ids.Count > 0 ? operation.Ids[0] : "", operation.Number);
        var force = number == 1 ? "true" : "false";
        var profile = $$"""{"connectorProfileName":"{{name}}"}""";
        return operation.Kind switch
        {
            OperationKind.CreateProfile => Session.Status(await post("/create-connector-profile", Profile(name, number))),
            OperationKind.UpdateProfile => Session.Status(await post("/update-connector-profile", Profile(name, number))),
            OperationKind.DeleteProfile => Session.Status(await post(
                "/delete-connector-profile", $$"""{"connectorProfileName":"{{name}}","forceDelete":{{force}}}""")),
            OperationKind.DescribeProfiles => await pages("/describe-connector-profiles", "{", "connectorProfileDetails", ShowProfile),
            OperationKind.RegisterConnector => Session.Status(await post(
                "/register-connector", $$"""{"connectorLabel":"{{name}}","description":"{{number}}",{{Lambda}}}""")),
            OperationKind.UpdateConnector => Session.Status(await post(
                "/update-connector-registration", $$"""{"connectorLabel":"{{name}}","description":"{{number}}"}""")),
            OperationKind.Unregister => Session.Status(await post(
                "/unregister-connector", $$"""{"connectorLabel":"{{name}}","forceDelete":{{force}}}""")),
            OperationKind.ListConnectors => await pages(
                "/list-connectors", "{", "connectors", each => $"{each.GetProperty("connectorLabel").GetString()}={Description(each)}"),
            OperationKind.DescribeConnector => Session.Show(
                await post("/describe-connector", $$"""{"connectorType":"CustomConnector","connectorLabel":"{{name}}"}"""),
                json => Description(json.GetProperty("connectorConfiguration"))),
            OperationKind.DescribeConnectors => Session.Show(
                await post("/describe-connectors", """{"connectorTypes":["Salesforce","S3"]}"""), Types),
            OperationKind.ListEntities => Session.Show(await post("/list-connector-entities", profile), Entities),
            OperationKind.DescribeEntity => Session.Status(await post(
                "/describe-connector-entity", $$"""{"connectorProfileName":"{{name}}","connectorEntityName":"Account"}""")),
            OperationKind.ResetCache => Session.Status(await post("/reset-connector-metadata-cache", profile)),
            _ => throw new ArgumentException($"{operation}", nameof(operation)),
        };
    }

    private static string Profile(string name, int number) => name == ReferenceConnectors.CustomProfile
        ? ProfileBody.Of(name, "CustomConnector", properties: "{}", more: $",\"connectorLabel\":\"{ReferenceConnectors.CustomConnector}\"")
        : ProfileBody.Of(
            name,
            "Salesforce",
            properties: $$$"""{"Salesforce":{"instanceUrl":"https://example.com/{{{number}}}"}}""",
            credentials: """{"Salesforce":{"accessToken":"a","refreshToken":"r"}}""");

    private static string ShowProfile(JsonElement profile)
    {
        var number = profile.GetProperty("connectorProfileProperties").TryGetProperty("Salesforce", out var properties)
            ? properties.GetProperty("instanceUrl").GetString()!.Split('/')[^1] : "0";
        return $"{profile.GetProperty("connectorProfileName").GetString()}={number}";
    }

    private static string Description(JsonElement connector) => connector.GetProperty("connectorDescription").GetString()!;

    private static string Types(JsonElement json) => string.Join(
        ' ', json.GetProperty("connectorConfigurations").EnumerateObject().Select(each => each.Name).Order(StringComparer.Ordinal));

    private static string Entities(JsonElement json) => string.Join(
        ' ', json.GetProperty("connectorEntityMap").EnumerateObject().SelectMany(group => group.Value.EnumerateArray())
            .Select(each => each.GetProperty("name").GetString()));
}
