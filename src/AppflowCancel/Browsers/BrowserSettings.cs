namespace AppflowCancel.Browsers;

/// <summary>Hosts and origins allowed in addition to the defaults.</summary>
/// <param name="AllowedHosts">Names, suffixes such as <c>*.example.com</c>, or <c>*</c>.</param>
/// <param name="AllowedOrigins">Origins such as <c>http://localhost:3000</c>, or <c>*</c>.</param>
internal sealed record BrowserSettings(IReadOnlyList<string> AllowedHosts, IReadOnlyList<string> AllowedOrigins);
