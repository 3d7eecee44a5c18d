using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.Model;

/// <summary>Shapes of sourceFlowConfig.</summary>
internal static class SourceShapes
{
    public static readonly StructureShape AmplitudeSourceProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName);

    public static readonly StructureShape DatadogSourceProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName);

    public static readonly StructureShape DynatraceSourceProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName);

    public static readonly StructureShape GoogleAnalyticsSourceProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName);

    public static readonly StructureShape InforNexusSourceProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName);

    public static readonly StructureShape MarketoSourceProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName);

    public static readonly EnumShape S3InputFileType = new("CSV", "JSON");

    public static readonly StructureShape S3InputFormatConfig = new StructureShape()
        .Optional("s3InputFileType", S3InputFileType);

    public static readonly StructureShape S3SourceProperties = new StructureShape()
        .Required("bucketName", CommonShapes.BucketName)
        .Optional("bucketPrefix", CommonShapes.BucketPrefix)
        .Optional("s3InputFormatConfig", S3InputFormatConfig);

    public static readonly StructureShape SalesforceSourceProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName)
        .Optional("enableDynamicFieldUpdate", CommonShapes.TrueOrFalse)
        .Optional("includeDeletedRecords", CommonShapes.TrueOrFalse)
        .Optional("dataTransferApi", CommonShapes.SalesforceDataTransferApi);

    public static readonly StructureShape ServiceNowSourceProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName);

    public static readonly StructureShape SingularSourceProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName);

    public static readonly StructureShape SlackSourceProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName);

    public static readonly StructureShape TrendmicroSourceProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName);

    public static readonly StringShape DocumentType = new(max: 512, pattern: Patterns.DocumentType);

    public static readonly StructureShape VeevaSourceProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName)
        .Optional("documentType", DocumentType)
        .Optional("includeSourceFiles", CommonShapes.TrueOrFalse)
        .Optional("includeRenditions", CommonShapes.TrueOrFalse)
        .Optional("includeAllVersions", CommonShapes.TrueOrFalse);

    public static readonly StructureShape ZendeskSourceProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName);

    public static readonly IntegerShape SAPODataMaxParallelism = new(min: 1, max: 10);

    public static readonly StructureShape SAPODataParallelismConfig = new StructureShape()
        .Required("maxParallelism", SAPODataMaxParallelism);

    public static readonly IntegerShape SAPODataMaxPageSize = new(min: 1, max: 10000);

    public static readonly StructureShape SAPODataPaginationConfig = new StructureShape()
        .Required("maxPageSize", SAPODataMaxPageSize);

    public static readonly StructureShape SAPODataSourceProperties = new StructureShape()
        .Optional("objectPath", CommonShapes.ObjectName)
        .Optional("parallelismConfig", SAPODataParallelismConfig)
        .Optional("paginationConfig", SAPODataPaginationConfig);

    public static readonly StringShape DataTransferApiTypeName = new(max: 64, pattern: Patterns.TransferApiName);
    public static readonly EnumShape DataTransferApiType = new("SYNC", "ASYNC", "AUTOMATIC");

    public static readonly StructureShape DataTransferApi = new StructureShape()
        .Optional("Name", DataTransferApiTypeName)
        .Optional("Type", DataTransferApiType);

    public static readonly StructureShape CustomConnectorSourceProperties = new StructureShape()
        .Required("entityName", CommonShapes.EntityName)
        .Optional("customProperties", CommonShapes.CustomProperties)
        .Optional("dataTransferApi", DataTransferApi);

    public static readonly StructureShape PardotSourceProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName);

    public static readonly StructureShape SourceConnectorProperties = new StructureShape()
        .Optional("Amplitude", AmplitudeSourceProperties)
        .Optional("Datadog", DatadogSourceProperties)
        .Optional("Dynatrace", DynatraceSourceProperties)
        .Optional("GoogleAnalytics", GoogleAnalyticsSourceProperties)
        .Optional("InforNexus", InforNexusSourceProperties)
        .Optional("Marketo", MarketoSourceProperties)
        .Optional("S3", S3SourceProperties)
        .Optional("Salesforce", SalesforceSourceProperties)
        .Optional("ServiceNow", ServiceNowSourceProperties)
        .Optional("Singular", SingularSourceProperties)
        .Optional("Slack", SlackSourceProperties)
        .Optional("Trendmicro", TrendmicroSourceProperties)
        .Optional("Veeva", VeevaSourceProperties)
        .Optional("Zendesk", ZendeskSourceProperties)
        .Optional("SAPOData", SAPODataSourceProperties)
        .Optional("CustomConnector", CustomConnectorSourceProperties)
        .Optional("Pardot", PardotSourceProperties);

    public static readonly StringShape DatetimeTypeFieldName = new(max: 256, pattern: Patterns.Line);

    public static readonly StructureShape IncrementalPullConfig = new StructureShape()
        .Optional("datetimeTypeFieldName", DatetimeTypeFieldName);

    public static readonly StructureShape SourceFlowConfig = new StructureShape()
        .Required("connectorType", CommonShapes.ConnectorType)
        .Optional("apiVersion", CommonShapes.ApiVersion)
        .Optional("connectorProfileName", CommonShapes.ConnectorProfileName)
        .Required("sourceConnectorProperties", SourceConnectorProperties)
        .Optional("incrementalPullConfig", IncrementalPullConfig);
}
