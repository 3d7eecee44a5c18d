namespace AppflowCancel.Domain.Access;

/// <summary>How an account treats signatures.</summary>
public enum SignatureMode
{
    /// <summary>Signatures identify the caller but are not verified.</summary>
    Ignored,

    /// <summary>Signatures are verified.</summary>
    Verified,
}
