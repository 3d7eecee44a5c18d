using System.Net;
using System.Net.Sockets;

namespace AppflowCancel.Live.Reports;

/// <summary>
/// Allowed targets: this machine, private networks, and those allowed by option. A client of the control API
/// must not be able to make the emulator call other hosts.
/// </summary>
internal sealed class TargetRules(IReadOnlyList<string> allowed)
{
    private static readonly string[] LocalSuffixes = [".localhost", ".internal", ".local", ".svc"];

    private readonly bool _allowsAny = allowed.Contains("*");

    /// <summary>For targets that were accepted before: their addresses are still checked on each connection.</summary>
    public static TargetRules AllowAll { get; } = new(["*"]);

    /// <summary>Whether a URL may be a target, according to its host name; its addresses are checked on each connection.</summary>
    public bool Allows(Uri url) =>
        url.Scheme is "http" or "https" && url.UserInfo.Length == 0 && (IsAllowed(url.IdnHost) || IsLocalName(url.IdnHost));

    /// <summary>Whether a connection to this address is allowed for this host.</summary>
    public bool Allows(string host, IPAddress address) => IsAllowed(host) || IsLocal(address);

    private bool IsAllowed(string host) => _allowsAny || allowed.Any(each => each.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(each[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(each, StringComparison.OrdinalIgnoreCase));

    private static bool IsLocalName(string host) =>
        IPAddress.TryParse(host, out var address) ? IsLocal(address)
        : !host.Contains('.', StringComparison.Ordinal) || LocalSuffixes.Any(suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));

    // Without link-local addresses, one of which is a cloud's metadata service.
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
