namespace AppflowCancel.Model;

/// <summary>AWS spells a connector type in three ways: as an enum value, as a key of properties, and in capitals.</summary>
internal static class ConnectorNames
{
    public const string Custom = "CustomConnector";

    /// <summary>The key of its properties, credentials and metadata: GoogleAnalytics for Googleanalytics.</summary>
    public static string KeyOf(string connectorType) => connectorType switch
    {
        "Googleanalytics" => "GoogleAnalytics",
        "Servicenow" => "ServiceNow",
        "Infornexus" => "InforNexus",
        _ => connectorType,
    };

    /// <summary>As in messages and connector configurations: SALESFORCE.</summary>
    public static string InCapitals(string connectorType) => connectorType.ToUpperInvariant();
}
