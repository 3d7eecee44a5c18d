using System.Text;
using CsCheck;

namespace AppflowCancel.IntegrationTests.Browsers;

/// <summary>The headers that distinguish a page from a client, each any number of times.</summary>
internal sealed record PageRequest(string[] Hosts, string[] Origins, string[] Sites, string[] Others)
{
    private static readonly string[] Addresses =
    [
        "127.0.0.1", "10.1.2.3", "0x7f.1", "0X7F000001", "2130706433", "017700000001", "127.1", "127.0.0.0x1", "256.1.1.1", "1.2.3.4.5", "127.0.0.1.", "08.1.1.1",
        "4294967296", "1.2.3.999", "[::1]", "[::ffff:127.0.0.1]", "[FE80::1]", "[fe80::1%25eth0]", "[::1", "::1", "[]", "[evil.example]", "[::1].evil.example",
    ];

    private static readonly string[] Names =
    [
        "localhost", "LocalHost", "appflow", "appflow_cancel", "local", "svc", "ai", "evil.example", "EVIL.example", "notlocalhost", "xn--80ak6aa92e.com", "appflow.test",
        "corp.example", "evilcorp.example", "appflow.us-east-1.amazonaws.com", "appflow.us-gov-west-1.amazonaws.com", "Appflow.us-east-1.amazonaws.com",
        "appflow.evil.amazonaws.com", "appflow.us-east-1.amazonaws.com.cn", "s3.us-east-1.amazonaws.com", "löcalhost", "loca\u00adlhost",
    ];

    private static readonly string[] Prefixes = ["", "a.", "localhost.", "127.0.0.1.", "evil.example.", "x", "user:pass@", "localhost@", ".", "..", "-", "_", "xn--a."];

    private static readonly string[] Suffixes =
        ["", ".", "..", ".local", ".LOCAL", ".internal", ".svc", ".localhost", ".local.", ".evil.example", ".corp.example", ".test", "/evil.example", "#", "?", "%2eexample", " x"];

    private static readonly string[] Ports = ["", ":4566", ":80", ":", ":0", ":99999", ":x", ":80:80", ":-1"];

    private static readonly Gen<string> Host = Gen.Frequency(
        (6, Gen.Select(Gen.OneOf(Prefixes), Gen.OneOf(Gen.OneOf(Names), Gen.OneOf(Addresses)), Gen.OneOf(Suffixes), Gen.OneOf(Ports), string.Concat)),
        (3, Gen.Select(Gen.OneOf(Gen.OneOf(Names), Gen.OneOf(Addresses)), Gen.OneOf(Ports), string.Concat)),
        (9, Gen.Const("localhost:4566")),
        (1, Gen.Const("")),
        (1, Gen.String[Gen.Char[' ', '~'], 0, 12].Select(text => text.Trim())));

    private static readonly Gen<string> Scheme = Gen.OneOf("http://", "https://", "http://", "HTTP://", "file://", "chrome-extension://", "", "http:");

    private static readonly Gen<string> Site = Gen.OneOf("same-origin", "none", "same-site", "cross-site", "SAME-ORIGIN", "same-origin, none", "", "anything");

    private static readonly Gen<string> Other = Gen.OneOf(
        "Referer: http://localhost:4566/swagger", "Referer: http://evil.example/", "X-Forwarded-Host: localhost", "X-Forwarded-Host: evil.example",
        "Forwarded: host=localhost", "X-Original-Host: localhost", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document", "Sec-Fetch-User: ?1", "X-Requested-With: fetch");

    public static Gen<PageRequest> Any { get; } =
        from hosts in Gen.Frequency((9, Host.Array[1]), (1, Host.Array[0, 2]))
        from origins in Gen.Frequency((6, Gen.Const<string[]>([])), (6, Origin(hosts).Array[1]), (1, Origin(hosts).Array[2]))
        from sites in Gen.Frequency((4, Gen.Const<string[]>([])), (4, Site.Array[1]), (1, Site.Array[2]))
        from others in Other.Array[0, 3]
        select new PageRequest(hosts, origins, sites, others);

    /// <summary>A host whose domain anyone can register, with any prefix.</summary>
    public static Gen<string> ForeignHost { get; } =
        Gen.Select(Gen.OneOf(Host, Gen.OneOf(Names)), Gen.OneOf(".evil.example", ".com", ".localhosts", ".local.net", ".amazonaws.com"), Gen.OneOf("", ".", ":4566"), string.Concat);

    public byte[] Bytes(string account)
    {
        const string body = """{"frozen":true}""";
        var head = new StringBuilder($"PUT /_appflow/clock?account={account} HTTP/1.1\r\nConnection: close\r\nContent-Length: {body.Length}\r\n");
        Append("Host: ", Hosts);
        Append("Origin: ", Origins);
        Append("Sec-Fetch-Site: ", Sites);
        Append("", Others);
        return Encoding.Latin1.GetBytes($"{head}\r\n{body}");

        void Append(string name, string[] values)
        {
            foreach (var value in values)
            {
                head.Append(name).Append(value).Append("\r\n");
            }
        }
    }

    // Mostly the host itself, or nearly.
    private static Gen<string> Origin(string[] hosts) => Gen.Frequency(
        (4, Gen.Select(Scheme, Gen.Const(hosts.Length > 0 ? hosts[0] : "localhost"), string.Concat)),
        (2, Gen.Select(Scheme, Host, string.Concat)),
        (2, Gen.OneOf("null", "", PageOracle.AllowedOrigin, PageOracle.AllowedOrigin.ToUpperInvariant(), PageOracle.AllowedOrigin + "/", "*", "http://localhost:3000.evil.example")));
}
