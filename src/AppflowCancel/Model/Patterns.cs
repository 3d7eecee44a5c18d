using System.Text.RegularExpressions;
using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.Model;

/// <summary>
/// Every pattern of the model's requests. Java's classes are spelled out, since .NET's <c>\w</c>, <c>\s</c> and <c>.</c>
/// take in more or less; a match must cover the whole value, and <c>\z</c> does not let a last newline pass as <c>$</c> would.
/// </summary>
internal static partial class Patterns
{
    public static readonly Pattern FlowName = new(@"[a-zA-Z0-9][\w!@#.-]+", FlowNameExpression);
    public static readonly Pattern Description = new(@"[\w!@#\-.?,\s]*", DescriptionExpression);
    public static readonly Pattern KmsArn = new("arn:aws:kms:.*:[0-9]+:.*", KmsArnExpression);
    public static readonly Pattern ResourceArn = new("arn:aws:.*:.*:[0-9]+:.*", ResourceArnExpression);
    public static readonly Pattern RoleArn = new("arn:aws:iam:.*:[0-9]+:.*", RoleArnExpression);
    public static readonly Pattern Line = new(".*", LineExpression);
    public static readonly Pattern NonEmptyLine = new(".+", NonEmptyLineExpression);
    public static readonly Pattern NoSpace = new(@"\S+", NoSpaceExpression);
    public static readonly Pattern ClientToken = new("[ -~]+", ClientTokenExpression);
    public static readonly Pattern ProfileName = new(@"[\w/!@#+=.-]+", ProfileNameExpression);
    public static readonly Pattern DocumentType = new(@"[\s\w_-]+", DocumentTypeExpression);
    public static readonly Pattern Word = new(@"[\w]+", WordExpression);
    public static readonly Pattern TransferApiName = new(@"[\w/-]+", TransferApiNameExpression);
    public static readonly Pattern UpsolverBucket = new(@"^(upsolver-appflow)\S*", UpsolverBucketExpression);
    public static readonly Pattern TagKey = new("^(?!aws:)[a-zA-Z+-=._:/]+$", TagKeyExpression);
    public static readonly Pattern TagValue = new(@"[\s\w+-=\.:/@]*", TagValueExpression);

    public static readonly Pattern GlueName =
        new(@"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*", GlueNameExpression);

    // Java's dot stops at these, its \s is the ASCII white space, its \S everything else.
    private const string Dot = @"[^\n\r\u0085\u2028\u2029]";
    private const string Space = @" \t\n\x0B\f\r";
    private const string WordCharacter = "a-zA-Z0-9_";

    [GeneratedRegex($@"\A[a-zA-Z0-9][{WordCharacter}!@#.\-]+\z")]
    private static partial Regex FlowNameExpression { get; }

    [GeneratedRegex($@"\A[{WordCharacter}!@#\-.?,{Space}]*\z")]
    private static partial Regex DescriptionExpression { get; }

    [GeneratedRegex($@"\Aarn:aws:kms:{Dot}*:[0-9]+:{Dot}*\z")]
    private static partial Regex KmsArnExpression { get; }

    // The first .* may stop at the first colon, as the second takes the rest: the same texts match, in linear time.
    [GeneratedRegex($@"\Aarn:aws:[^:\n\r\u0085\u2028\u2029]*:{Dot}*:[0-9]+:{Dot}*\z")]
    private static partial Regex ResourceArnExpression { get; }

    [GeneratedRegex($@"\Aarn:aws:iam:{Dot}*:[0-9]+:{Dot}*\z")]
    private static partial Regex RoleArnExpression { get; }

    [GeneratedRegex($@"\A{Dot}*\z")]
    private static partial Regex LineExpression { get; }

    [GeneratedRegex($@"\A{Dot}+\z")]
    private static partial Regex NonEmptyLineExpression { get; }

    [GeneratedRegex($@"\A[^{Space}]+\z")]
    private static partial Regex NoSpaceExpression { get; }

    [GeneratedRegex(@"\A[ -~]+\z")]
    private static partial Regex ClientTokenExpression { get; }

    [GeneratedRegex($@"\A[{WordCharacter}/!@#+=.\-]+\z")]
    private static partial Regex ProfileNameExpression { get; }

    [GeneratedRegex($@"\A[{Space}{WordCharacter}\-]+\z")]
    private static partial Regex DocumentTypeExpression { get; }

    [GeneratedRegex($@"\A[{WordCharacter}]+\z")]
    private static partial Regex WordExpression { get; }

    [GeneratedRegex($@"\A[{WordCharacter}/\-]+\z")]
    private static partial Regex TransferApiNameExpression { get; }

    [GeneratedRegex($@"\Aupsolver-appflow[^{Space}]*\z")]
    private static partial Regex UpsolverBucketExpression { get; }

    // Intentional: +-= is a range, from + to =, and takes in digits and a few signs.
    [GeneratedRegex(@"\A(?!aws:)[a-zA-Z+-=._:/]+\z")]
    private static partial Regex TagKeyExpression { get; }

    [GeneratedRegex($@"\A[{Space}{WordCharacter}+-=.:/@]*\z")]
    private static partial Regex TagValueExpression { get; }

    // Java reads the surrogates as a range of code points; here they are the two halves of any of them.
    [GeneratedRegex(@"\A[\t\u0020-\uFFFD]*\z")]
    private static partial Regex GlueNameExpression { get; }
}
