using System.Buffers;
using System.Net;
using AppflowCancel.Aws;

namespace AppflowCancel.Browsers;

/// <summary>
/// The names by which the emulator may be addressed. An attacker can point a name of their own at this machine (DNS
/// rebinding), and the browser then treats the emulator as part of that site. The names allowed here cannot be registered.
/// </summary>
/// <remarks>Runs for every request: allocates nothing.</remarks>
internal sealed class HostRules
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    private static readonly string[] DefaultSuffixes = [".localhost", ".internal", ".local", ".svc"];

    private readonly bool _allowsAny;
    private readonly string[] _names;
    private readonly string[] _suffixes;

    public HostRules(IReadOnlyList<string> allowed)
    {
        _allowsAny = allowed.Contains("*");
        _names = [.. allowed.Where(host => !host.StartsWith('*'))];
        _suffixes = [.. DefaultSuffixes, .. allowed.Where(host => host.StartsWith("*.", StringComparison.Ordinal)).Select(host => host[1..])];
    }

    /// <summary>Whether an operator may write this into AllowedHosts.</summary>
    public static bool IsPattern(string host) =>
        host == "*" || IsName(host.StartsWith("*.", StringComparison.Ordinal) ? host.AsSpan(2) : host);

    /// <summary>The name in the form of AllowedHosts; an invalid name unchanged.</summary>
    public static string NameIn(string host) => TryGetName(host, out var name) ? name.TrimEnd('.').ToString() : host;

    /// <param name="host">The Host header. Without one the client is not a browser: health checks of load balancers omit it.</param>
    public bool Allows(ReadOnlySpan<char> host) =>
        host.IsEmpty || _allowsAny || (TryGetName(host, out var name) && (name[0] == '[' || AllowsName(name)));

    private bool AllowsName(ReadOnlySpan<char> name)
    {
        if (name.IndexOf('.') < 0 || IPAddress.IsValid(name))
        {
            return true;
        }

        name = name[^1] == '.' ? name[..^1] : name;
        return Is(name, "localhost") || HasAllowedSuffix(name) || IsAllowedName(name) || IsAppflowEndpoint(name);
    }

    private bool HasAllowedSuffix(ReadOnlySpan<char> name)
    {
        foreach (var suffix in _suffixes)
        {
            if (name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAllowedName(ReadOnlySpan<char> name)
    {
        foreach (var allowed in _names)
        {
            if (Is(name, allowed))
            {
                return true;
            }
        }

        return false;
    }

    // Clients whose DNS resolves AWS's name to this address. Only the owner of that name's DNS can rebind it.
    private static bool IsAppflowEndpoint(ReadOnlySpan<char> name)
    {
        const string Service = "appflow.";
        const string Domain = ".amazonaws.com";
        return name.Length > Service.Length + Domain.Length
            && name.StartsWith(Service, StringComparison.Ordinal)
            && name.EndsWith(Domain, StringComparison.Ordinal)
            && Caller.IsRegion(name[Service.Length..^Domain.Length]);
    }

    /// <summary>The name in <c>name</c> or <c>name:port</c>; an IPv6 address keeps its brackets.</summary>
    private static bool TryGetName(ReadOnlySpan<char> host, out ReadOnlySpan<char> name)
    {
        var end = host[0] == '[' ? host.IndexOf(']') + 1 : host.IndexOf(':');
        name = end < 0 ? host : host[..end];
        var port = host[name.Length..];
        return !name.IsEmpty
            && (port.IsEmpty || (port[0] == ':' && !port[1..].ContainsAnyExceptInRange('0', '9')))
            && (name[0] == '[' ? IPAddress.IsValid(name[1..^1]) : IsName(name));
    }

    private static bool IsName(ReadOnlySpan<char> name) => !name.IsEmpty && name[0] != '.' && !name.ContainsAnyExcept(NameCharacters);

    private static bool Is(ReadOnlySpan<char> name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
