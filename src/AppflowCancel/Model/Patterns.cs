using System.Text.RegularExpressions;
using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.Model;

/// <summary>
/// Every pattern of the model's requests. Java's character classes are spelled out, since .NET's <c>\w</c>, <c>\s</c> and <c>.</c>
/// match other characters. A match must cover the whole value; unlike <c>$</c>, <c>\z</c> does not allow a trailing newline.
/// </summary>
internal static partial class Patterns
{
    public static Pattern FlowName => field ??= new(@"[a-zA-Z0-9][\w!@#.-]+", FlowNameExpression);
    public static Pattern FlowDescription => field ??= new(@"[\w!@#\-.?,\s]*", FlowDescriptionExpression);
    public static Pattern Description => field ??= new(@"[\s\w/!@#+=.-]*", DescriptionExpression);
    public static Pattern EntitiesPath => field ??= new(@"[\s\w/!@#+=,.-]*", EntitiesPathExpression);
    public static Pattern KmsArn => field ??= new("arn:aws:kms:.*:[0-9]+:.*", KmsArnExpression);
    public static Pattern ResourceArn => field ??= new("arn:aws:.*:.*:[0-9]+:.*", ResourceArnExpression);
    public static Pattern RoleArn => field ??= new("arn:aws:iam:.*:[0-9]+:.*", RoleArnExpression);
    public static Pattern SecretArn => field ??= new("arn:aws:secretsmanager:.*:[0-9]+:.*", SecretArnExpression);
    public static Pattern Line => field ??= new(".*", LineExpression);
    public static Pattern NonEmptyLine => field ??= new(".+", NonEmptyLineExpression);
    public static Pattern NoSpace => field ??= new(@"\S+", NoSpaceExpression);
    public static Pattern ClientToken => field ??= new("[ -~]+", ClientTokenExpression);
    public static Pattern ProfileName => field ??= new(@"[\w/!@#+=.-]+", ProfileNameExpression);
    public static Pattern DocumentType => field ??= new(@"[\s\w_-]+", DocumentTypeExpression);
    public static Pattern Word => field ??= new(@"[\w]+", WordExpression);
    public static Pattern TransferApiName => field ??= new(@"[\w/-]+", TransferApiNameExpression);
    public static Pattern UpsolverBucket => field ??= new(@"^(upsolver-appflow)\S*", UpsolverBucketExpression);
    public static Pattern PrivateLinkServiceName => field ??= new(@"^$|com.amazonaws.vpce.[\w/!:@#.\-]+", PrivateLinkServiceNameExpression);
    public static Pattern LogonLanguage => field ??= new("^[a-zA-Z0-9_]*$", LogonLanguageExpression);
    public static Pattern ClientNumber => field ??= new(@"^\d{3}$", ClientNumberExpression);

    public static Pattern JwtToken => field ??=
        new(@"^([a-zA-Z0-9_=]+)\.([a-zA-Z0-9_=]+)\.([a-zA-Z0-9_\-\+\/=]*)", JwtTokenExpression);

    public static Pattern Url => field ??=
        new("^(https?)://[-a-zA-Z0-9+&@#/%?=~_|!:,.;]*[-a-zA-Z0-9+&@#/%=~_|]", UrlExpression);

    public static Pattern LogoUrl => field ??=
        new("^(https?|ftp|file)://[-a-zA-Z0-9+&@#/%?=~_|!:,.;]*[-a-zA-Z0-9+&@#/%=~_|]", LogoUrlExpression);

    public static Pattern TagKey => field ??= new("^(?!aws:)[a-zA-Z+-=._:/]+$", TagKeyExpression);
    public static Pattern TagValue => field ??= new(@"[\s\w+-=\.:/@]*", TagValueExpression);

    public static Pattern GlueName => field ??=
        new(@"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*", GlueNameExpression);

    // Java's dot stops at these, its \s is the ASCII white space, its \S everything else.
    private const string Dot = @"[^\n\r\u0085\u2028\u2029]";

    // Before an ARN's pattern, instead of .* at its end, which would be tried again after each colon, in quadratic time.
    private const string OneLine = $@"(?={Dot}*\z)";

    private const string Space = @" \t\n\x0B\f\r";
    private const string WordCharacter = "a-zA-Z0-9_";

    [GeneratedRegex($@"\A[a-zA-Z0-9][{WordCharacter}!@#.\-]+\z")]
    private static partial Regex FlowNameExpression { get; }

    [GeneratedRegex($@"\A[{WordCharacter}!@#\-.?,{Space}]*\z")]
    private static partial Regex FlowDescriptionExpression { get; }

    [GeneratedRegex($@"\A[{Space}{WordCharacter}/!@#+=.\-]*\z")]
    private static partial Regex DescriptionExpression { get; }

    [GeneratedRegex($@"\A[{Space}{WordCharacter}/!@#+=,.\-]*\z")]
    private static partial Regex EntitiesPathExpression { get; }

    [GeneratedRegex($@"\A{OneLine}arn:aws:kms:{Dot}*?:[0-9]+:")]
    private static partial Regex KmsArnExpression { get; }

    // The first .* can stop at the first colon, since the second matches the rest: the same strings match, in linear time.
    [GeneratedRegex($@"\A{OneLine}arn:aws:[^:\n\r\u0085\u2028\u2029]*:{Dot}*?:[0-9]+:")]
    private static partial Regex ResourceArnExpression { get; }

    [GeneratedRegex($@"\A{OneLine}arn:aws:iam:{Dot}*?:[0-9]+:")]
    private static partial Regex RoleArnExpression { get; }

    [GeneratedRegex($@"\A{OneLine}arn:aws:secretsmanager:{Dot}*?:[0-9]+:")]
    private static partial Regex SecretArnExpression { get; }

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

    // The dots of the host are any character in the model.
    [GeneratedRegex($@"\A(?:|com{Dot}amazonaws{Dot}vpce{Dot}[{WordCharacter}/!:@#.\-]+)\z")]
    private static partial Regex PrivateLinkServiceNameExpression { get; }

    [GeneratedRegex($@"\A[{WordCharacter}]*\z")]
    private static partial Regex LogonLanguageExpression { get; }

    [GeneratedRegex(@"\A[0-9]{3}\z")]
    private static partial Regex ClientNumberExpression { get; }

    [GeneratedRegex($@"\A[{WordCharacter}=]+\.[{WordCharacter}=]+\.[{WordCharacter}\-+/=]*\z")]
    private static partial Regex JwtTokenExpression { get; }

    [GeneratedRegex(@"\Ahttps?://[-a-zA-Z0-9+&@#/%?=~_|!:,.;]*[-a-zA-Z0-9+&@#/%=~_|]\z")]
    private static partial Regex UrlExpression { get; }

    [GeneratedRegex(@"\A(?:https?|ftp|file)://[-a-zA-Z0-9+&@#/%?=~_|!:,.;]*[-a-zA-Z0-9+&@#/%=~_|]\z")]
    private static partial Regex LogoUrlExpression { get; }

    // Intentional: +-= is a range, from + to =, and includes digits and a few signs.
    [GeneratedRegex(@"\A(?!aws:)[a-zA-Z+-=._:/]+\z")]
    private static partial Regex TagKeyExpression { get; }

    [GeneratedRegex($@"\A[{Space}{WordCharacter}+-=.:/@]*\z")]
    private static partial Regex TagValueExpression { get; }

    // Java reads the pattern's surrogate pairs as a range of code points; here both halves match as characters of the range.
    [GeneratedRegex(@"\A[\t\u0020-\uFFFD]*\z")]
    private static partial Regex GlueNameExpression { get; }
}
