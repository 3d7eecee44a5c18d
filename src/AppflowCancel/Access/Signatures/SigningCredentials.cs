namespace AppflowCancel.Access.Signatures;

/// <summary>Credentials of a signer.</summary>
/// <param name="SessionToken">Set for temporary credentials; null for long-term ones.</param>
internal sealed record SigningCredentials(string AccessKeyId, string SecretAccessKey, string? SessionToken = null)
{
    /// <summary>Without secrets, unlike a record's default, which would put them into log lines and messages.</summary>
    public override string ToString() => AccessKeyId;
}
