namespace AppflowCancel.Domain.Access;

/// <summary>How an account treats signatures.</summary>
public enum SignatureMode
{
    /// <summary>Signatures name the caller and are not verified.</summary>
    Ignored,

    /// <summary>Signatures are verified.</summary>
    Verified,
}
