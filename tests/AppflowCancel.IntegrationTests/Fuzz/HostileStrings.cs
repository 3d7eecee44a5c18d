using System.Buffers.Text;
using System.Text;

namespace AppflowCancel.IntegrationTests.Fuzz;

/// <summary>Values that have broken programs, here or elsewhere.</summary>
internal static class HostileStrings
{
    public static readonly string[] Texts =
    [
        "", " ", "a b", "\n", "a\r\nb", "\u0000", "\u001b[2J", "\u0085", "\u2028", "\u202e", "\ufeff", "\ufffd", "é", "e\u0301", "日本", "😀",
        "..", "../..", "/", "\\", "%", "%2F", "%00", "'", "\"", "{", "[", "<", "$", "${n}", "{0}", "%s", "null", "true", "0", "-1", "1e9",
        "1e999", "NaN", "Infinity", "never", "Never", "orders", "ORDERS", "idle", "nightly", "changes", "run-1", "run-2", "run-4", "run-5",
        "Successful", "Error", "Canceled", "CancelStarted", "InProgress", "Scheduled", "OnDemand", "Event", "0x10", "0000000000001",
        "rate(1minutes)", "rate(0minutes)", "rate(366days)", "rate(99999999999999999999days)", "rate(-1days)", "cron(0 0 * * ? *)",
        "arn:aws:appflow:us-east-1:123456789012:flow/", "arn:aws:appflow:us-east-1:123456789012:flow/idle", "arn:::::", "emulator:", "aws:x",
        "00000000-0000-0000-0000-000000000000", "123456789012", "us-east-1", "eu-west-1", "one", "Map_all", "S3", "Salesforce", "PROJECTION",
        Token("r:1:1"), Token("r:-1:-9223372036854775808"), Token("r:9223372036854775807:9223372036854775807"), Token("r:1e3: 7"),
        Token("f:"), Token("f:\ud800x"), Token("r::"), "====", "A", "AAA-_",
        new('a', 256), new('a', 257), new('x', 2049), new('\n', 300), new('é', 600),
    ];

    public static readonly string[] Json =
    [
        "null", "true", "false", "0", "-0", "-1", "1", "2", "100", "101", "0.0005", "0.1", "1.5", "1E+2", "1e-400", "1e400", "-1e400",
        "2147483647", "2147483648", "9007199254740993", "9223372036854775807", "9223372036854775808", "1e18", "1e19", "1790000000.5",
        "253402300799.999", "253402300800", "1000000000", "1000000001", "\"\"", "\"x\"", "[]", "{}", "[null]", "[[]]", "[{}]", "[\"\"]",
        "{\"\":null}", "{\"a\":{}}", "{\"x\":\"y\"}", """["run-1","run-1","run-2"]""",
    ];

    public static readonly byte[][] Bytes =
    [
        .. new[]
        {
            "\\ud800", "\\udc00\\ud800", "\\u0000", "\\u00e9", "\\x", "//", "/**/", "{", "}", "[", "]", ",", ":", "\"", "'", "\0", "\n", "1e999",
            "-", ".", "00", "NaN", "Infinity", "True", "\ufeff", "{\"flowName\":\"orders\",\"flowName\":\"idle\"}", "\"flowName\":null,",
            "\"executionIds\":null,", "\"executionIds\":[],", "\"executionIds\":[null],", "\"tags\":{\"a\":null},",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xEF, 0xBB, 0xBF],
    ];

    /// <summary>Values for headers, without line breaks and NUL, which would end the request.</summary>
    public static readonly string[] HeaderValues =
    [
        "", " ", ",", ";", ";;", "*/*", "*", "/", "text/html", "application/json", "application/json; charset=utf-8", "APPLICATION/JSON ; q=0",
        "application/json;", "application/x-amz-json-1.1", "application/xml, text/*", "\"", "=", "a=b; c", "é", "日本", "\u0001", "\u007f", "gzip",
        "identity", "null", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=", "AWS4-HMAC-SHA256 Credential=////", "Credential=a/b/c/d/e/f/g",
        "AWS4-HMAC-SHA256 Credential=123456789012/1/eu-west-1/appflow/aws4_request", "Bearer x",
        "AWS4-HMAC-SHA256 Credential=١٢٣٤٥٦٧٨٩٠١٢/1/us-east-1/appflow/aws4_request,", "Credential=AKIAIOSFODNN7EXAMPLE/1/mars/s3/x",
        "Credential=000000000000/20260921/us-east-1-1-1-1/appflow/aws4_request", "Credential=12345678901/1/us-east-1/a/b",
        "20260921T133320Z", "Sandstone.CancelFlowExecutions", "DELETE", "https", "127.0.0.1", "bytes=0-1", "W/\"1\"", new('h', 3000),
    ];

    public static readonly string[] HeaderNames =
    [
        "Accept", "Content-Type", "Authorization", "Accept-Encoding", "Accept-Language", "Content-Encoding", "Content-MD5", "Cookie", "Origin",
        "Range", "If-Match", "If-None-Match", "Last-Event-ID", "Referer", "User-Agent", "X-Amz-Date", "X-Amz-Target", "X-Amz-Security-Token", "X-HTTP-Method-Override",
        "X-Forwarded-For", "X-Forwarded-Proto", "X-Original-URL", "traceparent", "Request-Id", "x-amzn-RequestId", "amz-sdk-request", "x", "!#$%&'*+-.^_`|~",
    ];

    public static readonly string[] Targets =
    [
        "/", "//", "/.", "/..", "/../..", "/%2e%2e/", "/%", "/%zz", "/%C3%28", "/%ED%A0%80", "/%F0%9F%98%80", "/%252F", "/%25", "/%2F", "/%5C", "/;x", "/:",
        "/*", "/{path}", "/tags", "/tags/", "/tags//", "/tags/%2F", "/tags/a/b", "/tags/%20", "/tags/arn%3A", "/TAGS/x", "/Create-Flow", "/create-flow/",
        "/create-flow//", "//create-flow", "/create-flow/x", "/create%2Dflow", "/_appflow", "/_appflow/", "/_appflow/x", "/_APPFLOW/state", "/_appflow/state/",
        "/_appflow/state/x", "/_appflow/clock/advance/", "/_appflow/clock//advance", "/_localstack", "/_localstack/x", "/Health", "/health/", "/favicon.ico",
        "/_appflow/changes/x", "/_appflow/ui/x", "/_appflow/ui/", "/swagger/", "/swagger/x", "/swagger/../x", "/openapi/", "/openapi/x",
    ];

    public static readonly string[] Queries =
    [
        "?", "?x", "?=", "?&&", "?%", "?%zz=%zz", "?a=b&a=c", "?account=", "?account", "?account=1", "?account=123456789012", "?account=999999999999",
        "?account=123456789012&account=x", "?account=%00", "?account=%D9%A1%D9%A2", "?ACCOUNT=123456789012", "?region=", "?region", "?region=eu-west-1",
        "?region=mars", "?region=%C3%28", "?tagKeys", "?tagKeys=", "?tagKeys=team&tagKeys=", "?tagKeys=%20", "?tagKeys=%C3%28", "?tagKeys=emulator:x",
        "?tagkeys=team", "?seed=true", "?q=" + new string('q', 2000),
    ];

    public static readonly string[] Methods =
        ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "post", "Get", "M-SEARCH", "X", "!#$", "PROPFIND"];

    private static string Token(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
