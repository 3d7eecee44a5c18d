using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.Model;

/// <summary>Members shared by requests: names, tokens, tags, paging.</summary>
internal static class RequestShapes
{
    public static readonly StringShape FlowName = new(max: 256, pattern: Patterns.FlowName);
    public static readonly StringShape FlowDescription = new(max: 2048, pattern: Patterns.Description);
    public static readonly StringShape KmsArn = new(max: 2048, min: 20, pattern: Patterns.KmsArn);
    public static readonly StringShape ClientToken = new(max: 256, min: 1, pattern: Patterns.ClientToken);
    public static readonly StringShape ExecutionId = new(max: 256, pattern: Patterns.NoSpace);
    public static readonly ListShape ExecutionIds = new(ExecutionId, max: 100);
    public static readonly StringShape NextToken = new(max: 2048, pattern: Patterns.NoSpace);
    public static readonly IntegerShape MaxResults = new(min: 1, max: 100);
    public static readonly StringShape ResourceArn = new(max: 512, pattern: Patterns.ResourceArn);
    public static readonly StringShape TagKey = new(max: 128, min: 1, pattern: Patterns.TagKey);
    public static readonly StringShape TagValue = new(max: 256, pattern: Patterns.TagValue);
    public static readonly MapShape TagMap = new(TagKey, TagValue, max: 50);
    public static readonly ListShape TagKeyList = new(TagKey, max: 50);
}
