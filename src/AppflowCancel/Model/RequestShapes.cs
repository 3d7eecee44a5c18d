using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.Model;

/// <summary>The members that requests share: names, tokens, tags, pages.</summary>
internal static class RequestShapes
{
    public static readonly StringShape FlowName = new(most: 256, pattern: Patterns.FlowName);
    public static readonly StringShape FlowDescription = new(most: 2048, pattern: Patterns.Description);
    public static readonly StringShape KmsArn = new(most: 2048, least: 20, pattern: Patterns.KmsArn);
    public static readonly StringShape ClientToken = new(most: 256, least: 1, pattern: Patterns.ClientToken);
    public static readonly StringShape ExecutionId = new(most: 256, pattern: Patterns.NoSpace);
    public static readonly ListShape ExecutionIds = new(ExecutionId, most: 100);
    public static readonly StringShape NextToken = new(most: 2048, pattern: Patterns.NoSpace);
    public static readonly IntegerShape MaxResults = new(least: 1, most: 100);
    public static readonly StringShape ResourceArn = new(most: 512, pattern: Patterns.ResourceArn);
    public static readonly StringShape TagKey = new(most: 128, least: 1, pattern: Patterns.TagKey);
    public static readonly StringShape TagValue = new(most: 256, pattern: Patterns.TagValue);
    public static readonly MapShape TagMap = new(TagKey, TagValue, most: 50);
    public static readonly ListShape TagKeyList = new(TagKey, most: 50);
}
