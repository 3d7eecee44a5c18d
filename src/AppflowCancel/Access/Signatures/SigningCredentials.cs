namespace AppflowCancel.Access.Signatures;

/// <summary>Who signs.</summary>
/// <param name="SessionToken">Set for temporary credentials; null for long-term ones.</param>
internal sealed record SigningCredentials(string AccessKeyId, string SecretAccessKey, string? SessionToken = null)
{
    /// <summary>Without secrets: a record's own would put them into any log line or message.</summary>
    public override string ToString() => AccessKeyId;
}
