using System.Text.Json;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Access;
using AppflowCancel.Text;

namespace AppflowCancel.Access;

/// <summary>The permissions that a request needs: the action of its operation, and additional ones.</summary>
internal static class AccessRequests
{
    // The model's bound on resourceArn.
    private const int MaxArnLength = 512;

    private static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>();

    /// <remarks>The request may be malformed, which later stages report: a resource that it does not name counts as any of its type.</remarks>
    public static IEnumerable<AccessRequest> Of(AwsCall call, AccessCaller caller)
    {
        var body = Body(call);
        var permission = Permissions.Of(call.OperationName)!;
        var tags = Tags(body);
        var request = new AccessRequest
        {
            Action = Permissions.Prefix + permission.Action,
            Resource = permission.ResourceType is { } type ? Tagged(call) ?? Arn(call, type, Name(body, permission.Member)) : "*",
            PrincipalArn = caller.Arn,
            Region = call.Region,
            RequestTags = tags,
            TagKeys = tags.Count > 0 ? [.. tags.Keys] : [.. call.Http.Request.Query["tagKeys"].OfType<string>()],
        };
        yield return request with { ResourceTags = TagsOf(call, request.Resource) };

        // AWS: a new flow's tags need their own permission, and so does each connector profile that a flow uses.
        if (call.OperationName == "CreateFlow" && tags.Count > 0)
        {
            yield return request with { Action = "appflow:TagResource", Resource = Arn(call, "flow", Name(body, "flowName")) };
        }

        foreach (var profile in Profiles(body))
        {
            yield return request with
            {
                Action = "appflow:UseConnectorProfile",
                Resource = Arn(call, "connectorprofile", profile),
                RequestTags = NoTags,
                TagKeys = [],
            };
        }
    }

    private static JsonElement Body(AwsCall call)
    {
        if (call.Json is null && call.Body is { IsEmpty: false } bytes)
        {
            call.Json = RequestBody.Parse(bytes);
        }

        return call.Json?.RootElement is { ValueKind: JsonValueKind.Object } body ? body : default;
    }

    // The ARN in the path of a tag operation.
    private static string? Tagged(AwsCall call) =>
        PathLabel.Of(call.Http, call.Operation!.Path) is { Length: <= MaxArnLength } arn ? arn : null;

    private static string Arn(AwsCall call, string type, string? name) => $"arn:aws:appflow:{call.Region}:{call.Account.Id}:{type}/{name ?? "*"}";

    private static string? Name(JsonElement body, string? member) =>
        member is not null && Text(body, member) is { Length: > 0 and <= AwsCall.MaxIdentifierLength } name ? name : null;

    // Must not create the region: the caller may have no permissions.
    private static IReadOnlyDictionary<string, string> TagsOf(AwsCall call, string resource) =>
        call.FlowOf(resource) is { } flow
        && call.Account.Regions.FirstOrDefault(each => each.Region == call.Region).Flows?.Describe(flow, call.Now).Value is { } snapshot
            ? snapshot.Tags
            : NoTags;

    private static IReadOnlyDictionary<string, string> Tags(JsonElement body) =>
        body.ValueKind is JsonValueKind.Object && body.TryGetProperty("tags", out var tags) && tags.ValueKind is JsonValueKind.Object
            ? tags.EnumerateObject().Where(tag => tag.Value.ValueKind is JsonValueKind.String)
                .GroupBy(JsonText.NameOf, tag => JsonText.Of(tag.Value)).ToDictionary(tag => tag.Key, tag => tag.Last())
            : NoTags;

    private static IEnumerable<string> Profiles(JsonElement body)
    {
        if (body.ValueKind is not JsonValueKind.Object)
        {
            return [];
        }

        var source = body.TryGetProperty("sourceFlowConfig", out var config) ? Name(config, "connectorProfileName") : null;
        var destinations = body.TryGetProperty("destinationFlowConfigList", out var list) && list.ValueKind is JsonValueKind.Array
            ? list.EnumerateArray().Select(destination => Name(destination, "connectorProfileName"))
            : [];
        return destinations.Prepend(source).OfType<string>().Distinct();
    }

    private static string? Text(JsonElement json, string member) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String
            ? JsonText.Of(value)
            : null;
}
