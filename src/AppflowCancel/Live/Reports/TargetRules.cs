using System.Net;
using System.Net.Sockets;

namespace AppflowCancel.Live.Reports;

/// <summary>
/// Allowed targets: this machine, private networks, and those allowed by option. A client of the control surface
/// must not be able to make it call others.
/// </summary>
internal sealed class TargetRules(IReadOnlyList<string> allowed)
{
    private static readonly string[] LocalSuffixes = [".localhost", ".internal", ".local", ".svc"];

    private readonly bool _allowsAny = allowed.Contains("*");

    /// <summary>For targets that were accepted before: what they lead to is still checked on each connection.</summary>
    public static TargetRules AllowAll { get; } = new(["*"]);

    /// <summary>Whether a URL may be a target, by its name; what the name leads to is checked on each connection.</summary>
    public bool Allows(Uri url) =>
        url.Scheme is "http" or "https" && url.UserInfo.Length == 0 && (IsAllowed(url.IdnHost) || IsLocalName(url.IdnHost));

    /// <summary>Whether a connection may be made to this address for this host.</summary>
    public bool Allows(string host, IPAddress address) => IsAllowed(host) || IsLocal(address);

    private bool IsAllowed(string host) => _allowsAny || allowed.Any(each => each.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(each[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(each, StringComparison.OrdinalIgnoreCase));

    private static bool IsLocalName(string host) =>
        IPAddress.TryParse(host, out var address) ? IsLocal(address)
        : !host.Contains('.', StringComparison.Ordinal) || LocalSuffixes.Any(suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));

    // Not link-local addresses: a cloud's metadata service has one.
    private static bool IsLocal(IPAddress address)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(address))
        {
            return true;
        }

        if (address.AddressFamily is AddressFamily.InterNetworkV6)
        {
            return address.IsIPv6UniqueLocal;
        }

        return address.GetAddressBytes() is [10, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..];
    }
}
