namespace AppflowCancel.Aws;

/// <summary>Account and region of requests whose signature does not name them.</summary>
/// <param name="Account">Account of callers whose access key is not twelve digits.</param>
/// <param name="Region">Region of unsigned requests.</param>
internal sealed record CallerDefaults(string Account, string Region);
