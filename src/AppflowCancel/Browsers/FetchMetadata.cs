using Microsoft.Extensions.Primitives;

namespace AppflowCancel.Browsers;

/// <summary>What a browser says of how a request came about. Sent to trustworthy addresses only: HTTPS and this machine.</summary>
internal static class FetchMetadata
{
    public const string Site = "Sec-Fetch-Site";

    /// <summary>Asked for by the emulator's own page, or by the user: an address typed, a bookmark.</summary>
    public static bool IsOwn(StringValues site) => site is ["same-origin" or "none"];

    /// <summary>A page opened in a tab of its own: by a link, say.</summary>
    public static bool OpensPage(IHeaderDictionary headers) =>
        headers["Sec-Fetch-Mode"] == "navigate" && headers["Sec-Fetch-Dest"] == "document";
}
