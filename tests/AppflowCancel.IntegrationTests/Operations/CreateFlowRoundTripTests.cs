using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Operations;

/// <summary>DescribeFlow returns what CreateFlow received.</summary>
public sealed class CreateFlowRoundTripTests
{
    [Theory]
    [InlineData("Amplitude", """{"object":"events"}""")]
    [InlineData("Datadog", """{"object":"metrics"}""")]
    [InlineData("Dynatrace", """{"object":"problems"}""")]
    [InlineData("Googleanalytics", """{"object":"reports"}""", "GoogleAnalytics")]
    [InlineData("Infornexus", """{"object":"documents"}""", "InforNexus")]
    [InlineData("Marketo", """{"object":"leads"}""")]
    [InlineData("S3", """{"bucketName":"bucket","bucketPrefix":"a/b","s3InputFormatConfig":{"s3InputFileType":"JSON"}}""")]
    [InlineData("Salesforce", """{"object":"Account","enableDynamicFieldUpdate":true,"includeDeletedRecords":false,"dataTransferApi":"BULKV2"}""")]
    [InlineData("Servicenow", """{"object":"incident"}""", "ServiceNow")]
    [InlineData("Singular", """{"object":"o"}""")]
    [InlineData("Slack", """{"object":"conversations"}""")]
    [InlineData("Trendmicro", """{"object":"computers"}""")]
    [InlineData("Veeva", """{"object":"documents","documentType":"Promo Piece","includeSourceFiles":true,"includeRenditions":true,"includeAllVersions":false}""")]
    [InlineData("Zendesk", """{"object":"tickets"}""")]
    [InlineData("SAPOData", """{"objectPath":"/sap/x","parallelismConfig":{"maxParallelism":10},"paginationConfig":{"maxPageSize":10000}}""")]
    [InlineData("CustomConnector", """{"entityName":"thing","customProperties":{"a_b":"c","d":"e/f"},"dataTransferApi":{"Name":"api/v-1","Type":"ASYNC"}}""")]
    [InlineData("Pardot", """{"object":"prospect"}""")]
    public async Task Every_kind_of_source(string connector, string properties, string? member = null)
    {
        await using var emulator = new TestEmulator();
        var source = $$$"""
            {"connectorType":"{{{connector}}}","apiVersion":"v58.0","connectorProfileName":"my/profile@1",
            "sourceConnectorProperties":{"{{{member ?? connector}}}":{{{properties}}} },
            "incrementalPullConfig":{"datetimeTypeFieldName":"LastModified Date"}}
            """;
        await emulator.Create(FlowBody.Of(source: source));

        var given = source.ReplaceLineEndings("").Replace(" }", "}", StringComparison.Ordinal);
        Assert.Equal(given, (await emulator.Describe()).Member("sourceFlowConfig"));
    }

    [Theory]
    [InlineData("Redshift", """{"object":"t","intermediateBucketName":"bucket","bucketPrefix":"p","errorHandlingConfig":{"failOnFirstDestinationError":true,"bucketPrefix":"e","bucketName":"errors"}}""")]
    [InlineData("S3", """{"bucketName":"bucket","bucketPrefix":"p","s3OutputFormatConfig":{"fileType":"CSV","prefixConfig":{"prefixType":"PATH_AND_FILENAME","prefixFormat":"MINUTE","pathPrefixHierarchy":["SCHEMA_VERSION","EXECUTION_ID"]},"aggregationConfig":{"aggregationType":"SingleFile","targetFileSize":9223372036854775807},"preserveSourceDataTyping":true}}""")]
    [InlineData("Salesforce", """{"object":"Account","idFieldNames":["Id","Name"],"errorHandlingConfig":{},"writeOperationType":"UPSERT","dataTransferApi":"REST_SYNC"}""")]
    [InlineData("Snowflake", """{"object":"t","intermediateBucketName":"bucket"}""")]
    [InlineData("EventBridge", """{"object":"bus","errorHandlingConfig":{"failOnFirstDestinationError":false}}""")]
    [InlineData("LookoutMetrics", "{}")]
    [InlineData("Upsolver", """{"bucketName":"upsolver-appflow-1","bucketPrefix":"p","s3OutputFormatConfig":{"fileType":"JSON","prefixConfig":{"prefixType":"FILENAME"},"aggregationConfig":{"aggregationType":"None"}}}""")]
    [InlineData("Honeycode", """{"object":"t"}""")]
    [InlineData("CustomerProfiles", """{"domainName":"d","objectTypeName":"o"}""")]
    [InlineData("Zendesk", """{"object":"tickets","idFieldNames":[],"writeOperationType":"DELETE"}""")]
    [InlineData("Marketo", """{"object":"leads"}""")]
    [InlineData("CustomConnector", """{"entityName":"thing","writeOperationType":"UPDATE","idFieldNames":["id"],"customProperties":{"a":"b"}}""")]
    [InlineData("SAPOData", """{"objectPath":"/sap/x","successResponseHandlingConfig":{"bucketPrefix":"ok","bucketName":"bucket"},"idFieldNames":["k"],"writeOperationType":"INSERT"}""")]
    public async Task Every_kind_of_destination(string connector, string properties)
    {
        await using var emulator = new TestEmulator();
        var destinations =
            $$$"""[{"connectorType":"{{{connector}}}","apiVersion":"v1","destinationConnectorProperties":{"{{{connector}}}":{{{properties}}} } }]""";
        await emulator.Create(FlowBody.Of(destinations: destinations));

        Assert.Equal(
            destinations.Replace(" }", "}", StringComparison.Ordinal), (await emulator.Describe()).Member("destinationFlowConfigList"));
    }

    [Theory]
    [InlineData("Arithmetic", """{"Salesforce":"ADDITION"}""", """{"MATH_OPERATION_FIELDS_ORDER":"a,b"}""")]
    [InlineData("Filter", """{"Marketo":"BETWEEN"}""", """{"LOWER_BOUND":"1","UPPER_BOUND":"2","DATA_TYPE":"number"}""")]
    [InlineData("Map", """{"S3":"NO_OP"}""", """{"SOURCE_DATA_TYPE":"string","DESTINATION_DATA_TYPE":"string"}""")]
    [InlineData("Map_all", """{"CustomConnector":"NO_OP"}""", """{"EXCLUDE_SOURCE_FIELDS_LIST":"[\"a\"]","INCLUDE_NEW_FIELDS":"true"}""")]
    [InlineData("Mask", """{"Zendesk":"MASK_FIRST_N"}""", """{"MASK_LENGTH":"3","MASK_VALUE":"*"}""")]
    [InlineData("Merge", """{"Veeva":"NO_OP"}""", """{"CONCAT_FORMAT":"${a} ${b}"}""")]
    [InlineData("Passthrough", """{"Slack":"NO_OP"}""", """{"SUBFIELD_CATEGORY_MAP":"x"}""")]
    [InlineData("Truncate", """{"Singular":"NO_OP"}""", """{"TRUNCATE_LENGTH":"5"}""")]
    [InlineData("Validate", """{"SAPOData":"VALIDATE_NON_NULL"}""", """{"VALIDATION_ACTION":"DropRecord"}""")]
    [InlineData("Partition", """{"Pardot":"NO_OP"}""", """{"ORDERED_PARTITION_KEYS_LIST":"a"}""")]
    public async Task Every_kind_of_task(string type, string connectorOperator, string properties)
    {
        await using var emulator = new TestEmulator();
        var tasks =
            $$"""
            [{"sourceFields":["a","b c",""],"connectorOperator":{{connectorOperator}},"destinationField":"to",
            "taskType":"{{type}}","taskProperties":{{properties}}},
            {"sourceFields":["a"],"connectorOperator":{"Salesforce":"PROJECTION"},"taskType":"Filter","taskProperties":{} }]
            """;
        await emulator.Create(FlowBody.Of(tasks: tasks));

        AssertSameJson(tasks, (await emulator.Describe()).Member("tasks"));
    }

    [Fact]
    public async Task A_whole_schedule()
    {
        await using var emulator = new TestEmulator();
        const string Trigger =
            """
            {"triggerType":"Scheduled","triggerProperties":{"Scheduled":{"scheduleExpression":"rate(2hours)","dataPullMode":"Incremental",
            "scheduleStartTime":1790000100.5,"scheduleEndTime":1800000000,"timezone":"Europe/Berlin","scheduleOffset":36000,
            "firstExecutionFrom":1700000000,"flowErrorDeactivationThreshold":100}}}
            """;
        await emulator.Create(FlowBody.Of(trigger: Trigger));

        Assert.Equal(Trigger.ReplaceLineEndings(""), (await emulator.Describe()).Member("triggerConfig"));
    }

    [Fact]
    public async Task Several_destinations_in_their_order()
    {
        await using var emulator = new TestEmulator();
        const string Destinations =
            """
            [{"connectorType":"EventBridge","destinationConnectorProperties":{"EventBridge":{"object":"b"}}},
            {"connectorType":"Honeycode","destinationConnectorProperties":{"Honeycode":{"object":"a"}}}]
            """;
        await emulator.Create(FlowBody.Of(destinations: Destinations));

        Assert.Equal(Destinations.ReplaceLineEndings(""), (await emulator.Describe()).Member("destinationFlowConfigList"));
    }

    // AppFlow's escaping is unknown: strings must round-trip, their escapes need not.
    private static void AssertSameJson(string expected, string actual) => Assert.True(
        System.Text.Json.JsonElement.DeepEquals(Answer.Parse(expected), Answer.Parse(actual)), $"{expected}\n{actual}");
}
