namespace AppflowCancel.Domain.Connectors;

/// <summary>How a connection reaches the vendor: over the internet, or through AWS PrivateLink.</summary>
public enum ConnectionMode
{
    Public,
    Private,
}
