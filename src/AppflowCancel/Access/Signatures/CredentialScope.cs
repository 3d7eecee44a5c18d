namespace AppflowCancel.Access.Signatures;

/// <summary>The scope of a signature: a day, a region, a service.</summary>
/// <param name="Date">The day in UTC, as YYYYMMDD.</param>
internal readonly record struct CredentialScope(string Date, string Region, string Service)
{
    public const string Terminator = "aws4_request";

    public override string ToString() => $"{Date}/{Region}/{Service}/{Terminator}";
}
