namespace AppflowCancel.Domain.Access;

/// <summary>What an account makes of the signatures of requests.</summary>
public enum SignatureMode
{
    /// <summary>They say who calls and are believed.</summary>
    Ignored,

    /// <summary>They have to be right.</summary>
    Verified,
}
