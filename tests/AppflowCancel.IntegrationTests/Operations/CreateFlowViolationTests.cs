using AppflowCancel.IntegrationTests.Support;
using static AppflowCancel.IntegrationTests.Support.WireText;

namespace AppflowCancel.IntegrationTests.Operations;

/// <summary>Constraints of the model, violated at every depth: the exact text, and nothing created.</summary>
public sealed class CreateFlowViolationTests
{
    private const string Path = "/create-flow";

    private const string ConnectorTypes =
        "Member must satisfy enum value set: [Salesforce, Singular, Slack, Redshift, S3, Marketo, Googleanalytics, Zendesk, "
        + "Servicenow, Datadog, Trendmicro, Snowflake, Dynatrace, Infornexus, Amplitude, Veeva, EventBridge, LookoutMetrics, "
        + "Upsolver, Honeycode, CustomerProfiles, SAPOData, CustomConnector, Pardot]";

    private const string TagKey =
        "Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than "
        + "or equal to 1, Member must satisfy regular expression pattern: ^(?!aws:)[a-zA-Z+-=._:/]+$]";

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    public async Task Every_missing_required_member_is_reported(string body)
    {
        await using var emulator = new TestEmulator();
        await emulator.MustBeInvalid(
            Path,
            body,
            Missing("flowName"),
            Missing("triggerConfig"),
            Missing("sourceFlowConfig"),
            Missing("destinationFlowConfigList"),
            Missing("tasks"));
    }

    [Fact]
    public async Task All_violations_of_a_request_are_in_one_message_in_the_models_order()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustRefuse(
            Path,
            """
            {"clientToken":"","tags":{"aws:x":"v"},"flowName":"-x","description":"a(b)","kmsArn":"short",
            "triggerConfig":{"triggerType":"Never"},
            "sourceFlowConfig":{"connectorType":"S4","sourceConnectorProperties":{"S3":{"bucketName":"b"}}},
            "destinationFlowConfigList":[{"connectorType":"S3","destinationConnectorProperties":{}},{"connectorType":"S3"}],
            "tasks":[{"taskType":"Map_some"}]}
            """,
            400,
            "ValidationException",
            @"13 validation errors detected: "
            + @"Value '-x' at 'flowName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9][\w!@#.-]+; "
            + @"Value 'a(b)' at 'description' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w!@#\-.?,\s]*; "
            + @"Value 'short' at 'kmsArn' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:aws:kms:.*:[0-9]+:.*; "
            + @"Value 'short' at 'kmsArn' failed to satisfy constraint: Member must have length greater than or equal to 20; "
            + @"Value 'Never' at 'triggerConfig.triggerType' failed to satisfy constraint: Member must satisfy enum value set: [Scheduled, Event, OnDemand]; "
            + $"Value 'S4' at 'sourceFlowConfig.connectorType' failed to satisfy constraint: {ConnectorTypes}; "
            + @"Value 'b' at 'sourceFlowConfig.sourceConnectorProperties.s3.bucketName' failed to satisfy constraint: Member must have length greater than or equal to 3; "
            + @"Value null at 'destinationFlowConfigList.2.member.destinationConnectorProperties' failed to satisfy constraint: Member must not be null; "
            + @"Value null at 'tasks.1.member.sourceFields' failed to satisfy constraint: Member must not be null; "
            + @"Value 'Map_some' at 'tasks.1.member.taskType' failed to satisfy constraint: Member must satisfy enum value set: "
            + @"[Arithmetic, Filter, Map, Map_all, Mask, Merge, Passthrough, Truncate, Validate, Partition]; "
            + $"Value '{{aws:x=v}}' at 'tags' failed to satisfy constraint: {TagKey}; "
            + @"Value '' at 'clientToken' failed to satisfy constraint: Member must satisfy regular expression pattern: [ -~]+; "
            + @"Value '' at 'clientToken' failed to satisfy constraint: Member must have length greater than or equal to 1");
    }

    [Theory]
    [InlineData("""{"Salesforce":{"object":"a b","dataTransferApi":"SOAP"}}""",
        "'a b'", ".salesforce.object", @"Member must satisfy regular expression pattern: \S+",
        "'SOAP'", ".salesforce.dataTransferApi", "Member must satisfy enum value set: [AUTOMATIC, BULKV2, REST_SYNC]")]
    [InlineData("""{"SAPOData":{"parallelismConfig":{"maxParallelism":11},"paginationConfig":{"maxPageSize":0}}}""",
        "'11'", ".sAPOData.parallelismConfig.maxParallelism", "Member must have value less than or equal to 10",
        "'0'", ".sAPOData.paginationConfig.maxPageSize", "Member must have value greater than or equal to 1")]
    [InlineData("""{"SAPOData":{"parallelismConfig":{},"paginationConfig":{"maxPageSize":10001}}}""",
        "null", ".sAPOData.parallelismConfig.maxParallelism", "Member must not be null",
        "'10001'", ".sAPOData.paginationConfig.maxPageSize", "Member must have value less than or equal to 10000")]
    [InlineData("""{"CustomConnector":{"entityName":"e","customProperties":{"a-b":"c"},"dataTransferApi":{"Name":"a b"}}}""",
        "'{a-b=c}'", ".customConnector.customProperties",
        @"Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\w]+]",
        "'a b'", ".customConnector.dataTransferApi.name", @"Member must satisfy regular expression pattern: [\w/-]+")]
    [InlineData("""{"CustomConnector":{"customProperties":{"a":"b c","d":"e"}}}""",
        "null", ".customConnector.entityName", "Member must not be null",
        "'{a=b c, d=e}'", ".customConnector.customProperties",
        @"Map value must satisfy constraint: [Member must have length less than or equal to 2048, Member must satisfy regular expression pattern: \S+]")]
    [InlineData("""{"Veeva":{"object":"","documentType":"a.b"}}""",
        "''", ".veeva.object", @"Member must satisfy regular expression pattern: \S+",
        "'a.b'", ".veeva.documentType", @"Member must satisfy regular expression pattern: [\s\w_-]+")]
    public async Task Two_violations_in_the_properties_of_a_source(
        string properties, string value1, string path1, string constraint1, string value2, string path2, string constraint2)
    {
        const string At = "sourceFlowConfig.sourceConnectorProperties";
        await using var emulator = new TestEmulator();
        await emulator.MustBeInvalid(
            Path,
            FlowBody.Of(source: $$"""{"connectorType":"S3","sourceConnectorProperties":{{properties}}}"""),
            Clause(value1, At + path1, constraint1),
            Clause(value2, At + path2, constraint2));
    }

    [Theory]
    [InlineData("""{"prefixConfig":{"pathPrefixHierarchy":["EXECUTION_ID","DATE"]}}""", "'[EXECUTION_ID, DATE]'",
        "prefixConfig.pathPrefixHierarchy", "Member must satisfy constraint: [Member must satisfy enum value set: [EXECUTION_ID, SCHEMA_VERSION]]")]
    [InlineData("""{"fileType":"csv"}""", "'csv'", "fileType", "Member must satisfy enum value set: [CSV, JSON, PARQUET]")]
    [InlineData("""{"aggregationConfig":{"aggregationType":"none"}}""", "'none'", "aggregationConfig.aggregationType",
        "Member must satisfy enum value set: [None, SingleFile]")]
    public async Task A_violation_deep_in_the_second_destination(string format, string value, string path, string constraint)
    {
        await using var emulator = new TestEmulator();
        await emulator.MustBeInvalid(
            Path,
            FlowBody.Of(destinations: $$$"""
                [{"connectorType":"EventBridge","destinationConnectorProperties":{}},{"connectorType":"S3",
                "destinationConnectorProperties":{"S3":{"bucketName":"bucket","s3OutputFormatConfig":{{{format}}} } } }]
                """),
            Clause(value, $"destinationFlowConfigList.2.member.destinationConnectorProperties.s3.s3OutputFormatConfig.{path}", constraint));
    }

    [Theory]
    [InlineData("""{"COLOR":"red"}""", "'{COLOR=red}'",
        "Map keys must satisfy constraint: [Member must satisfy enum value set: [VALUE, VALUES, DATA_TYPE, UPPER_BOUND, LOWER_BOUND, "
        + "SOURCE_DATA_TYPE, DESTINATION_DATA_TYPE, VALIDATION_ACTION, MASK_VALUE, MASK_LENGTH, TRUNCATE_LENGTH, "
        + "MATH_OPERATION_FIELDS_ORDER, CONCAT_FORMAT, SUBFIELD_CATEGORY_MAP, EXCLUDE_SOURCE_FIELDS_LIST, INCLUDE_NEW_FIELDS, "
        + "ORDERED_PARTITION_KEYS_LIST]]")]
    [InlineData("""{"VALUE":""}""", "'{VALUE=}'",
        "Map value must satisfy constraint: [Member must have length less than or equal to 2048, "
        + "Member must satisfy regular expression pattern: .+]")]
    public async Task A_violation_in_the_properties_of_a_task(string properties, string value, string constraint)
    {
        await using var emulator = new TestEmulator();
        await emulator.MustBeInvalid(
            Path,
            FlowBody.Of(tasks: $$"""[{"sourceFields":[],"taskType":"Map_all","taskProperties":{{properties}}}]"""),
            Clause(value, "tasks.1.member.taskProperties", constraint));
    }

    [Fact]
    public async Task A_violation_in_the_source_fields_of_a_task()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustBeInvalid(
            Path,
            FlowBody.Of(tasks: """[{"sourceFields":["a\nb"],"taskType":"Map_all"}]"""),
            Clause(
                "'[a\nb]'",
                "tasks.1.member.sourceFields",
                "Member must satisfy constraint: [Member must have length less than or equal to 2048, Member must satisfy regular expression pattern: .*]"));
    }

    [Theory]
    [InlineData(""","scheduleOffset":36001""", "'36001'", "scheduleOffset", "Member must have value less than or equal to 36000")]
    [InlineData(""","scheduleOffset":-1""", "'-1'", "scheduleOffset", "Member must have value greater than or equal to 0")]
    [InlineData(""","flowErrorDeactivationThreshold":0""", "'0'", "flowErrorDeactivationThreshold", "Member must have value greater than or equal to 1")]
    [InlineData(""","flowErrorDeactivationThreshold":101""", "'101'", "flowErrorDeactivationThreshold", "Member must have value less than or equal to 100")]
    [InlineData(""","dataPullMode":"Full" """, "'Full'", "dataPullMode", "Member must satisfy enum value set: [Incremental, Complete]")]
    public async Task A_violation_in_the_schedule(string properties, string value, string member, string constraint)
    {
        await using var emulator = new TestEmulator();
        await emulator.MustBeInvalid(
            Path,
            FlowBody.Of(trigger: FlowBody.Scheduled(properties: properties)),
            Clause(value, $"triggerConfig.triggerProperties.scheduled.{member}", constraint));
    }

    [Fact]
    public async Task A_schedule_without_an_expression()
    {
        await using var emulator = new TestEmulator();
        await emulator.MustBeInvalid(
            Path,
            FlowBody.Of(trigger: """{"triggerType":"Scheduled","triggerProperties":{"Scheduled":{}}}"""),
            Missing("triggerConfig.triggerProperties.scheduled.scheduleExpression"));
    }

    [Fact]
    public async Task More_than_50_tags()
    {
        await using var emulator = new TestEmulator();
        var keys = Enumerable.Range(0, 51).Select(i => $"k{new string('a', i)}").ToList();
        await emulator.MustBeInvalid(
            Path,
            FlowBody.Of(more: $$""","tags":{{{string.Join(',', keys.Select(key => $"\"{key}\":\"v\""))}}}"""),
            Clause(
                $"'{{{string.Join(", ", keys.Select(key => $"{key}=v"))}}}'",
                "tags",
                "Member must have length less than or equal to 50"));
    }
}
