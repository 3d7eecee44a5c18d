using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.Model;

/// <summary>Shapes shared by sources and destinations.</summary>
internal static class CommonShapes
{
    public static readonly EnumShape ConnectorType = new(
        "Salesforce", "Singular", "Slack", "Redshift", "S3", "Marketo", "Googleanalytics", "Zendesk", "Servicenow",
        "Datadog", "Trendmicro", "Snowflake", "Dynatrace", "Infornexus", "Amplitude", "Veeva", "EventBridge",
        "LookoutMetrics", "Upsolver", "Honeycode", "CustomerProfiles", "SAPOData", "CustomConnector", "Pardot");

    public static readonly StringShape ApiVersion = new(max: 256, pattern: Patterns.NoSpace);
    public static readonly StringShape ConnectorProfileName = new(max: 256, pattern: Patterns.ProfileName);
    public static readonly StringShape ObjectName = new(max: 512, pattern: Patterns.NoSpace);
    public static readonly StringShape BucketName = new(max: 63, min: 3, pattern: Patterns.NoSpace);
    public static readonly StringShape BucketPrefix = new(max: 512, pattern: Patterns.Line);
    public static readonly BooleanShape TrueOrFalse = new();
    public static readonly EnumShape SalesforceDataTransferApi = new("AUTOMATIC", "BULKV2", "REST_SYNC");
    public static readonly StringShape EntityName = new(max: 1024, pattern: Patterns.NoSpace);
    public static readonly StringShape CustomPropertyKey = new(max: 128, min: 1, pattern: Patterns.Word);
    public static readonly StringShape CustomPropertyValue = new(max: 2048, pattern: Patterns.NoSpace);
    public static readonly MapShape CustomProperties = new(CustomPropertyKey, CustomPropertyValue, max: 50);
}
