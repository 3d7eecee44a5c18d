namespace AppflowCancel.Domain.Access;

/// <summary>A request for permission, with the values that conditions may refer to.</summary>
public sealed record AccessRequest
{
    /// <summary>Such as appflow:CancelFlowExecutions.</summary>
    public required string Action { get; init; }

    /// <summary>The resource's ARN; <c>*</c> for an action without a resource type.</summary>
    public required string Resource { get; init; }

    public required string PrincipalArn { get; init; }

    public required string Region { get; init; }

    /// <summary>Tags of the resource.</summary>
    public IReadOnlyDictionary<string, string> ResourceTags { get; init; } = new Dictionary<string, string>();

    /// <summary>Tags that the request would add.</summary>
    public IReadOnlyDictionary<string, string> RequestTags { get; init; } = new Dictionary<string, string>();

    /// <summary>Keys of tags that the request would add or remove.</summary>
    public IReadOnlyList<string> TagKeys { get; init; } = [];
}
