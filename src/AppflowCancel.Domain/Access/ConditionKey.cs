namespace AppflowCancel.Domain.Access;

/// <summary>A key of the request context that a condition can test.</summary>
public sealed record ConditionKey
{
    private const string ResourceTag = "aws:ResourceTag/";
    private const string RequestTag = "aws:RequestTag/";

    private readonly Func<AccessRequest, IReadOnlyList<string>> _values;

    private ConditionKey(string name, Func<AccessRequest, IReadOnlyList<string>> values) => (Name, _values) = (name, values);

    /// <summary>The supported keys.</summary>
    public static IReadOnlyList<string> Known { get; } =
        ["aws:PrincipalArn", "aws:RequestedRegion", "aws:RequestTag/KEY", "aws:ResourceTag/KEY", "aws:TagKeys"];

    public string Name { get; }

    /// <summary>Whether a request can have several values; a condition must then say whether it means all or any.</summary>
    public bool IsMultivalued => Is(Name, "aws:TagKeys");

    /// <summary>Null for an unknown key. AWS: key names, including those of tags, are case-insensitive.</summary>
    public static ConditionKey? Of(string name) =>
        Is(name, "aws:PrincipalArn") ? new(name, static request => [request.PrincipalArn])
        : Is(name, "aws:RequestedRegion") ? new(name, static request => [request.Region])
        : Is(name, "aws:TagKeys") ? new(name, static request => request.TagKeys)
        : TagOf(name, ResourceTag) is { } resourceTag ? new(name, request => Tag(request.ResourceTags, resourceTag))
        : TagOf(name, RequestTag) is { } requestTag ? new(name, request => Tag(request.RequestTags, requestTag))
        : null;

    /// <summary>Empty when the request does not have the key.</summary>
    public IReadOnlyList<string> Values(AccessRequest request) => _values(request);

    private static bool Is(string name, string known) => string.Equals(name, known, StringComparison.OrdinalIgnoreCase);

    private static string? TagOf(string name, string prefix) =>
        name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? name[prefix.Length..] : null;

    private static IReadOnlyList<string> Tag(IReadOnlyDictionary<string, string> tags, string key)
    {
        foreach (var (name, value) in tags)
        {
            if (Is(name, key))
            {
                return [value];
            }
        }

        return [];
    }
}
