using Microsoft.Extensions.Primitives;

namespace AppflowCancel.Browsers;

/// <summary>The browser's Sec-Fetch headers. Sent only to trustworthy addresses: HTTPS and loopback.</summary>
internal static class FetchMetadata
{
    public const string Site = "Sec-Fetch-Site";

    /// <summary>Sent by the emulator's own page, or by the user: a typed address or a bookmark.</summary>
    public static bool IsOwn(StringValues site) => site is ["same-origin" or "none"];

    /// <summary>A page opened in its own tab, for example from a link.</summary>
    public static bool OpensPage(IHeaderDictionary headers) =>
        headers["Sec-Fetch-Mode"] == "navigate" && headers["Sec-Fetch-Dest"] == "document";
}
