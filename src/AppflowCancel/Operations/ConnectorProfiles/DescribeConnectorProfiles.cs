using System.Text.Json.Serialization;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Connectors;
using AppflowCancel.Model;

namespace AppflowCancel.Operations.ConnectorProfiles;

internal sealed record DescribeConnectorProfilesRequest
{
    public IReadOnlyList<string>? ConnectorProfileNames { get; init; }

    public string? ConnectorType { get; init; }

    public string? ConnectorLabel { get; init; }

    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}

internal sealed record DescribeConnectorProfilesResponse(
    IReadOnlyList<ConnectorProfileDetails> ConnectorProfileDetails, string? NextToken);

/// <summary>The account's connector profiles in the region. AWS: names that do not exist are omitted. Ours: the order, by name.</summary>
internal static class DescribeConnectorProfiles
{
    private const char Kind = 'p';

    public static AwsOperation Operation() =>
        new AwsOperation<DescribeConnectorProfilesRequest, DescribeConnectorProfilesResponse>
        {
            Name = nameof(DescribeConnectorProfiles),
            Path = "/describe-connector-profiles",
            Summary = "Lists connector profiles in pages, optionally by name, type or label. Never returns credentials.",
            ReadRequest = body => new DescribeConnectorProfilesRequest
            {
                ConnectorProfileNames = body.Texts("connectorProfileNames"),
                ConnectorType = body.Text("connectorType"),
                ConnectorLabel = body.Text("connectorLabel"),
                MaxResults = body.Integer("maxResults"),
                NextToken = body.Text("nextToken"),
            },
            Handle = Handle,
            Response = static () => DescribeConnectorProfilesJson.Default.DescribeConnectorProfilesResponse,
            Errors = ["ValidationException"],
            ExampleRequest = """{"connectorProfileNames":["crm"]}""",
            ExampleResponse = """
                {
                  "connectorProfileDetails": [
                    {
                      "connectorProfileArn": "arn:aws:appflow:us-east-1:000000000000:connectorprofile/crm",
                      "connectorProfileName": "crm",
                      "connectorType": "Slack",
                      "connectionMode": "Public",
                      "credentialsArn": "arn:aws:secretsmanager:us-east-1:000000000000:secret:appflow!000000000000-crm-1790000000000-k3Xw9q",
                      "connectorProfileProperties": { "Slack": { "instanceUrl": "https://example.slack.com" } },
                      "createdAt": 1790000000.000,
                      "lastUpdatedAt": 1790000000.000
                    }
                  ]
                }
                """,
        };

    private static AwsResult<DescribeConnectorProfilesResponse> Handle(DescribeConnectorProfilesRequest request, AwsCall call)
    {
        if (!PageToken.TryRead(Kind, request.NextToken, out var after))
        {
            return PageToken.Invalid(request.NextToken!);
        }

        var size = request.MaxResults ?? PageToken.DefaultPageSize;
        var page = NamedPage<ConnectorProfile>.Of(
            Kind, after, size, call.Connectors.Profiles.Where(profile => IsWanted(profile, request)), profile => profile.Name);
        return new DescribeConnectorProfilesResponse(
            [.. page.Items.Select(profile => ConnectorProfileDetails.Of(profile, call))], page.NextToken);
    }

    // AWS: an empty list of names is allowed. Ours: it does not filter.
    private static bool IsWanted(ConnectorProfile profile, DescribeConnectorProfilesRequest request) =>
        (request.ConnectorProfileNames is not { Count: > 0 } names || names.Contains(profile.Name))
        && (request.ConnectorType is null || request.ConnectorType == profile.ConnectorType)
        && (request.ConnectorLabel is null || request.ConnectorLabel == profile.ConnectorLabel);
}

internal sealed class DescribeConnectorProfilesValidator : RequestValidator<DescribeConnectorProfilesRequest>
{
    public DescribeConnectorProfilesValidator()
    {
        RuleFor(request => request.ConnectorProfileNames).MustMatch(ModelShapes.ConnectorProfileNameList);
        RuleFor(request => request.ConnectorType).MustMatch(ModelShapes.ConnectorType);
        RuleFor(request => request.ConnectorLabel).MustMatch(ModelShapes.ConnectorLabel);
        RuleFor(request => request.MaxResults).MustMatch(ModelShapes.MaxResults);
        RuleFor(request => request.NextToken).MustMatch(ModelShapes.NextToken);
    }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(DescribeConnectorProfilesResponse))]
internal sealed partial class DescribeConnectorProfilesJson : JsonSerializerContext;
