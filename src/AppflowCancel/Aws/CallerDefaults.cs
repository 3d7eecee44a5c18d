namespace AppflowCancel.Aws;

/// <summary>What a request counts as when its signature does not say.</summary>
/// <param name="Account">The account of callers whose access key is not twelve digits.</param>
/// <param name="Region">The region of callers who do not sign.</param>
internal sealed record CallerDefaults(string Account, string Region);
