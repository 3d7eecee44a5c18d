namespace AppflowCancel.ShapeGenerator;

/// <summary>The members of Patterns.cs by the pattern that each of them translates.</summary>
public static class PatternNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["[a-zA-Z0-9][\\w!@#.-]+"] = "FlowName",
        ["[\\w!@#\\-.?,\\s]*"] = "FlowDescription",
        ["[\\s\\w/!@#+=.-]*"] = "Description",
        ["[\\s\\w/!@#+=,.-]*"] = "EntitiesPath",
        ["arn:aws:kms:.*:[0-9]+:.*"] = "KmsArn",
        ["arn:aws:.*:.*:[0-9]+:.*"] = "ResourceArn",
        ["arn:aws:iam:.*:[0-9]+:.*"] = "RoleArn",
        ["arn:aws:secretsmanager:.*:[0-9]+:.*"] = "SecretArn",
        [".*"] = "Line",
        [".+"] = "NonEmptyLine",
        ["\\S+"] = "NoSpace",
        ["[ -~]+"] = "ClientToken",
        ["[\\w/!@#+=.-]+"] = "ProfileName",
        ["[\\s\\w_-]+"] = "DocumentType",
        ["[\\w]+"] = "Word",
        ["[\\w/-]+"] = "TransferApiName",
        ["^(upsolver-appflow)\\S*"] = "UpsolverBucket",
        ["^(?!aws:)[a-zA-Z+-=._:/]+$"] = "TagKey",
        ["[\\s\\w+-=\\.:/@]*"] = "TagValue",
        ["[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\t]*"] = "GlueName",
        ["^$|com.amazonaws.vpce.[\\w/!:@#.\\-]+"] = "PrivateLinkServiceName",
        ["^([a-zA-Z0-9_=]+)\\.([a-zA-Z0-9_=]+)\\.([a-zA-Z0-9_\\-\\+\\/=]*)"] = "JwtToken",
        ["^(https?)://[-a-zA-Z0-9+&@#/%?=~_|!:,.;]*[-a-zA-Z0-9+&@#/%=~_|]"] = "Url",
        ["^(https?|ftp|file)://[-a-zA-Z0-9+&@#/%?=~_|!:,.;]*[-a-zA-Z0-9+&@#/%=~_|]"] = "LogoUrl",
        ["^[a-zA-Z0-9_]*$"] = "LogonLanguage",
        ["^\\d{3}$"] = "ClientNumber",
    };

    public static string Of(string pattern) => Names.TryGetValue(pattern, out var name)
        ? name
        : throw new InvalidOperationException($"Pattern {pattern} is new; translate it in Patterns.cs and name it in PatternNames.cs.");
}
