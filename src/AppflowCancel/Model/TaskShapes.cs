using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.Model;

/// <summary>Shapes of tasks.</summary>
internal static class TaskShapes
{
    public static readonly StringShape Text = new(max: 2048, pattern: Patterns.Line);
    public static readonly ListShape SourceFields = new(Text);

    public static readonly StructureShape ConnectorOperator = new StructureShape()
        .Optional("Amplitude", OperatorShapes.AmplitudeConnectorOperator)
        .Optional("Datadog", OperatorShapes.DatadogConnectorOperator)
        .Optional("Dynatrace", OperatorShapes.DynatraceConnectorOperator)
        .Optional("GoogleAnalytics", OperatorShapes.GoogleAnalyticsConnectorOperator)
        .Optional("InforNexus", OperatorShapes.InforNexusConnectorOperator)
        .Optional("Marketo", OperatorShapes.MarketoConnectorOperator)
        .Optional("S3", OperatorShapes.S3ConnectorOperator)
        .Optional("Salesforce", OperatorShapes.SalesforceConnectorOperator)
        .Optional("ServiceNow", OperatorShapes.ServiceNowConnectorOperator)
        .Optional("Singular", OperatorShapes.SingularConnectorOperator)
        .Optional("Slack", OperatorShapes.SlackConnectorOperator)
        .Optional("Trendmicro", OperatorShapes.TrendmicroConnectorOperator)
        .Optional("Veeva", OperatorShapes.VeevaConnectorOperator)
        .Optional("Zendesk", OperatorShapes.ZendeskConnectorOperator)
        .Optional("SAPOData", OperatorShapes.SAPODataConnectorOperator)
        .Optional("CustomConnector", OperatorShapes.Operator)
        .Optional("Pardot", OperatorShapes.PardotConnectorOperator);

    public static readonly StringShape DestinationField = new(max: 256, pattern: Patterns.Line);

    public static readonly EnumShape TaskType = new(
        "Arithmetic", "Filter", "Map", "Map_all", "Mask", "Merge", "Passthrough", "Truncate", "Validate", "Partition");

    public static readonly EnumShape OperatorPropertiesKeys = new(
        "VALUE", "VALUES", "DATA_TYPE", "UPPER_BOUND", "LOWER_BOUND", "SOURCE_DATA_TYPE", "DESTINATION_DATA_TYPE",
        "VALIDATION_ACTION", "MASK_VALUE", "MASK_LENGTH", "TRUNCATE_LENGTH", "MATH_OPERATION_FIELDS_ORDER",
        "CONCAT_FORMAT", "SUBFIELD_CATEGORY_MAP", "EXCLUDE_SOURCE_FIELDS_LIST", "INCLUDE_NEW_FIELDS",
        "ORDERED_PARTITION_KEYS_LIST");

    public static readonly StringShape Property = new(max: 2048, pattern: Patterns.NonEmptyLine);
    public static readonly MapShape TaskPropertiesMap = new(OperatorPropertiesKeys, Property);

    public static readonly StructureShape Task = new StructureShape()
        .Required("sourceFields", SourceFields)
        .Optional("connectorOperator", ConnectorOperator)
        .Optional("destinationField", DestinationField)
        .Required("taskType", TaskType)
        .Optional("taskProperties", TaskPropertiesMap);

    public static readonly ListShape Tasks = new(Task);
}
