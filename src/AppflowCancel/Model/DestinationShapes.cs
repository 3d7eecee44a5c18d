using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.Model;

/// <summary>Shapes of destinationFlowConfigList.</summary>
internal static class DestinationShapes
{
    public static readonly StructureShape ErrorHandlingConfig = new StructureShape()
        .Optional("failOnFirstDestinationError", CommonShapes.TrueOrFalse)
        .Optional("bucketPrefix", CommonShapes.BucketPrefix)
        .Optional("bucketName", CommonShapes.BucketName);

    public static readonly StructureShape RedshiftDestinationProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName)
        .Required("intermediateBucketName", CommonShapes.BucketName)
        .Optional("bucketPrefix", CommonShapes.BucketPrefix)
        .Optional("errorHandlingConfig", ErrorHandlingConfig);

    public static readonly EnumShape FileType = new("CSV", "JSON", "PARQUET");
    public static readonly EnumShape PrefixType = new("FILENAME", "PATH", "PATH_AND_FILENAME");
    public static readonly EnumShape PrefixFormat = new("YEAR", "MONTH", "DAY", "HOUR", "MINUTE");
    public static readonly EnumShape PathPrefix = new("EXECUTION_ID", "SCHEMA_VERSION");
    public static readonly ListShape PathPrefixHierarchy = new(PathPrefix);

    public static readonly StructureShape PrefixConfig = new StructureShape()
        .Optional("prefixType", PrefixType)
        .Optional("prefixFormat", PrefixFormat)
        .Optional("pathPrefixHierarchy", PathPrefixHierarchy);

    public static readonly EnumShape AggregationType = new("None", "SingleFile");
    public static readonly IntegerShape WholeNumber = new(wide: true);

    public static readonly StructureShape AggregationConfig = new StructureShape()
        .Optional("aggregationType", AggregationType)
        .Optional("targetFileSize", WholeNumber);

    public static readonly BooleanShape JavaBoolean = new();

    public static readonly StructureShape S3OutputFormatConfig = new StructureShape()
        .Optional("fileType", FileType)
        .Optional("prefixConfig", PrefixConfig)
        .Optional("aggregationConfig", AggregationConfig)
        .Optional("preserveSourceDataTyping", JavaBoolean);

    public static readonly StructureShape S3DestinationProperties = new StructureShape()
        .Required("bucketName", CommonShapes.BucketName)
        .Optional("bucketPrefix", CommonShapes.BucketPrefix)
        .Optional("s3OutputFormatConfig", S3OutputFormatConfig);

    public static readonly StringShape Name = new(max: 128, pattern: Patterns.NoSpace);
    public static readonly ListShape IdFieldNameList = new(Name);
    public static readonly EnumShape WriteOperationType = new("INSERT", "UPSERT", "UPDATE", "DELETE");

    public static readonly StructureShape SalesforceDestinationProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName)
        .Optional("idFieldNames", IdFieldNameList)
        .Optional("errorHandlingConfig", ErrorHandlingConfig)
        .Optional("writeOperationType", WriteOperationType)
        .Optional("dataTransferApi", CommonShapes.SalesforceDataTransferApi);

    public static readonly StructureShape SnowflakeDestinationProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName)
        .Required("intermediateBucketName", CommonShapes.BucketName)
        .Optional("bucketPrefix", CommonShapes.BucketPrefix)
        .Optional("errorHandlingConfig", ErrorHandlingConfig);

    public static readonly StructureShape EventBridgeDestinationProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName)
        .Optional("errorHandlingConfig", ErrorHandlingConfig);

    public static readonly StructureShape LookoutMetricsDestinationProperties = new();
    public static readonly StringShape UpsolverBucketName = new(max: 63, min: 16, pattern: Patterns.UpsolverBucket);

    public static readonly StructureShape UpsolverS3OutputFormatConfig = new StructureShape()
        .Optional("fileType", FileType)
        .Required("prefixConfig", PrefixConfig)
        .Optional("aggregationConfig", AggregationConfig);

    public static readonly StructureShape UpsolverDestinationProperties = new StructureShape()
        .Required("bucketName", UpsolverBucketName)
        .Optional("bucketPrefix", CommonShapes.BucketPrefix)
        .Required("s3OutputFormatConfig", UpsolverS3OutputFormatConfig);

    public static readonly StructureShape HoneycodeDestinationProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName)
        .Optional("errorHandlingConfig", ErrorHandlingConfig);

    public static readonly StringShape DomainName = new(max: 64, pattern: Patterns.NoSpace);
    public static readonly StringShape ObjectTypeName = new(max: 255, pattern: Patterns.NoSpace);

    public static readonly StructureShape CustomerProfilesDestinationProperties = new StructureShape()
        .Required("domainName", DomainName)
        .Optional("objectTypeName", ObjectTypeName);

    public static readonly StructureShape ZendeskDestinationProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName)
        .Optional("idFieldNames", IdFieldNameList)
        .Optional("errorHandlingConfig", ErrorHandlingConfig)
        .Optional("writeOperationType", WriteOperationType);

    public static readonly StructureShape MarketoDestinationProperties = new StructureShape()
        .Required("object", CommonShapes.ObjectName)
        .Optional("errorHandlingConfig", ErrorHandlingConfig);

    public static readonly StructureShape CustomConnectorDestinationProperties = new StructureShape()
        .Required("entityName", CommonShapes.EntityName)
        .Optional("errorHandlingConfig", ErrorHandlingConfig)
        .Optional("writeOperationType", WriteOperationType)
        .Optional("idFieldNames", IdFieldNameList)
        .Optional("customProperties", CommonShapes.CustomProperties);

    public static readonly StructureShape SuccessResponseHandlingConfig = new StructureShape()
        .Optional("bucketPrefix", CommonShapes.BucketPrefix)
        .Optional("bucketName", CommonShapes.BucketName);

    public static readonly StructureShape SAPODataDestinationProperties = new StructureShape()
        .Required("objectPath", CommonShapes.ObjectName)
        .Optional("successResponseHandlingConfig", SuccessResponseHandlingConfig)
        .Optional("idFieldNames", IdFieldNameList)
        .Optional("errorHandlingConfig", ErrorHandlingConfig)
        .Optional("writeOperationType", WriteOperationType);

    public static readonly StructureShape DestinationConnectorProperties = new StructureShape()
        .Optional("Redshift", RedshiftDestinationProperties)
        .Optional("S3", S3DestinationProperties)
        .Optional("Salesforce", SalesforceDestinationProperties)
        .Optional("Snowflake", SnowflakeDestinationProperties)
        .Optional("EventBridge", EventBridgeDestinationProperties)
        .Optional("LookoutMetrics", LookoutMetricsDestinationProperties)
        .Optional("Upsolver", UpsolverDestinationProperties)
        .Optional("Honeycode", HoneycodeDestinationProperties)
        .Optional("CustomerProfiles", CustomerProfilesDestinationProperties)
        .Optional("Zendesk", ZendeskDestinationProperties)
        .Optional("Marketo", MarketoDestinationProperties)
        .Optional("CustomConnector", CustomConnectorDestinationProperties)
        .Optional("SAPOData", SAPODataDestinationProperties);

    public static readonly StructureShape DestinationFlowConfig = new StructureShape()
        .Required("connectorType", CommonShapes.ConnectorType)
        .Optional("apiVersion", CommonShapes.ApiVersion)
        .Optional("connectorProfileName", CommonShapes.ConnectorProfileName)
        .Required("destinationConnectorProperties", DestinationConnectorProperties);

    public static readonly ListShape DestinationFlowConfigList = new(DestinationFlowConfig);
}
