namespace AppflowCancel.IntegrationTests.Fuzz;

/// <summary>The initial state, and the valid requests that are mutated.</summary>
internal static partial class Corpus
{
    public const string State = """
        {"account":"123456789012","now":1790000000.0,"flows":[
          {"flowName":"orders","tags":{"team":"data"},"plan":{"runSeconds":60},"runs":[
            {"executionId":"run-1","executionStatus":"InProgress"},
            {"executionId":"run-2","executionStatus":"InProgress"},
            {"executionId":"run-3","executionStatus":"CancelStarted"},
            {"executionId":"run-4","executionStatus":"Successful"},
            {"executionId":"run-5","executionStatus":"Scheduled"}]},
          {"flowName":"idle"},
          {"flowName":"nightly","flowStatus":"Active","triggerConfig":{"triggerType":"Scheduled","triggerProperties":
            {"Scheduled":{"scheduleExpression":"rate(1hours)","dataPullMode":"Incremental"}}}},
          {"flowName":"changes","flowStatus":"Draft","triggerConfig":{"triggerType":"Event"}}],
         "connectorProfiles":[{"connectorProfileName":"sales","connectorType":"Salesforce","connectionMode":"Private","privateConnection":
            {"provisionedAt":1790000050,"failureCause":"VALIDATION"},"entities":[{"name":"x","group":"g","fields":[{"identifier":"i"}]}]}],
         "connectors":[{"connectorLabel":"mine","connectorConfiguration":{"connectorOwner":"o"}}]}
        """;

    private const string Definition = """
        "triggerConfig":{"triggerType":"Scheduled","triggerProperties":{"Scheduled":
          {"scheduleExpression":"rate(5minutes)","scheduleStartTime":1790000100,"scheduleOffset":10,"timezone":"UTC"}}},
        "sourceFlowConfig":{"connectorType":"S3","sourceConnectorProperties":{"S3":{"bucketName":"source-bucket","bucketPrefix":"in"}}},
        "destinationFlowConfigList":[{"connectorType":"S3","destinationConnectorProperties":{"S3":{"bucketName":"destination-bucket",
          "s3OutputFormatConfig":{"fileType":"JSON","prefixConfig":{"prefixType":"FILENAME"}}}}}],
        "tasks":[{"sourceFields":["a","b"],"taskType":"Filter","connectorOperator":{"S3":"PROJECTION"},"taskProperties":{"DATA_TYPE":"x"}}]
        """;

    private const string Orders = "/tags/arn%3Aaws%3Aappflow%3Aus-east-1%3A123456789012%3Aflow%2Forders";

    public static readonly IReadOnlyList<FuzzRequest> Requests =
    [
        FuzzRequest.Of("POST", "/create-flow", $$$"""
            {"flowName":"new","description":"d","kmsArn":"arn:aws:kms:us-east-1:123456789012:key/k",{{{Definition}}},
             "tags":{"emulator:run-seconds":"5","a":"b"},"clientToken":"t1","metadataCatalogConfig":{"glueDataCatalog":
             {"roleArn":"arn:aws:iam::123456789012:role/r","databaseName":"d","tablePrefix":"p"} } }
            """),
        FuzzRequest.Of("POST", "/update-flow", $$"""{"flowName":"nightly",{{Definition}},"clientToken":"t2"}"""),
        FuzzRequest.Of("POST", "/describe-flow", """{"flowName":"orders"}"""),
        FuzzRequest.Of("POST", "/delete-flow", """{"flowName":"idle","forceDelete":true}"""),
        FuzzRequest.Of("POST", "/list-flows", """{"maxResults":2,"nextToken":"ZjppZGxl"}"""),
        FuzzRequest.Of("POST", "/start-flow", """{"flowName":"orders","clientToken":"t3"}"""),
        FuzzRequest.Of("POST", "/start-flow", """{"flowName":"changes"}"""),
        FuzzRequest.Of("POST", "/stop-flow", """{"flowName":"nightly"}"""),
        FuzzRequest.Of("POST", "/describe-flow-execution-records", """{"flowName":"orders","maxResults":2}"""),
        FuzzRequest.Of("POST", "/describe-flow-execution-records", """{"flowName":"orders","nextToken":"cjoxNzkwMDAwMDAwMDAwOjI"}"""),
        FuzzRequest.Of("POST", "/cancel-flow-executions", """{"flowName":"orders","executionIds":["run-1","run-4","x"]}"""),
        FuzzRequest.Of("POST", "/cancel-flow-executions", """{"flowName":"orders"}"""),
        FuzzRequest.Of("GET", Orders),
        FuzzRequest.Of("POST", Orders, """{"tags":{"stage":"test","emulator:cancel-seconds":"never"}}"""),
        FuzzRequest.Of("DELETE", $"{Orders}?tagKeys=team&tagKeys=stage"),
        FuzzRequest.Of("GET", "/"),
        FuzzRequest.Of("HEAD", "/_appflow/clock?account=123456789012"),
        FuzzRequest.Of("GET", "/_appflow/health"),
        FuzzRequest.Of("GET", "/health"),
        FuzzRequest.Of("GET", "/_localstack/health"),
        FuzzRequest.Of("GET", "/_appflow/ready"),
        FuzzRequest.Of("GET", "/_appflow/state?account=123456789012&region=us-east-1"),
        FuzzRequest.Of("PUT", "/_appflow/state?account=123456789012", State),
        FuzzRequest.Of("POST", "/_appflow/state?account=123456789012", """
            {"frozen":false,"rate":2,"flows":[{"flowName":"more","region":"eu-west-1","plan":{"runSeconds":null,"cancelOutcome":"Error"},
             "runs":[{"executionId":"r","startedAt":1789999990.5,"cancelRequestedAt":1789999995,"plan":{"batchSeconds":3}},
             {"executionId":"s","startedAt":1789999990,"finishedAt":1789999999,"outcome":"Error","errorMessage":"m"}]}]}
            """),
        FuzzRequest.Of("DELETE", "/_appflow/state?account=123456789012"),
        FuzzRequest.Of("GET", "/_appflow/clock?account=123456789012"),
        FuzzRequest.Of("PUT", "/_appflow/clock?account=123456789012", """{"now":1790000060.5,"frozen":true,"rate":10}"""),
        FuzzRequest.Of("POST", "/_appflow/clock/advance?account=123456789012", """{"seconds":1.5}"""),
        FuzzRequest.Of("POST", "/_appflow/clock/advance?account=123456789012", """{"to":"nextTransition"}"""),
        FuzzRequest.Of("PUT", "/_appflow/flows/orders/plan?account=123456789012", """{"runSeconds":9,"cancelSeconds":null,"batchSeconds":2}"""),
        FuzzRequest.Of("DELETE", "/_appflow/flows/orders/plan?account=123456789012"),
        FuzzRequest.Of("POST", "/_appflow/flows/orders/runs?account=123456789012", """
            {"executionId":"run-9","startedAt":1790000100.5,"plan":{"outcome":"Error","errorMessage":"m","recordsPerSecond":7}}
            """),
        FuzzRequest.Of("GET", "/_appflow/flows/orders/runs/run-3?account=123456789012"),
        FuzzRequest.Of("POST", "/_appflow/flows/orders/runs/run-3/finish?account=123456789012", """{"outcome":"Canceled"}"""),

        // No delays and no dropped connections: they would look like the failures that fuzzing looks for.
        FuzzRequest.Of("POST", "/_appflow/faults?account=123456789012", """
            [{"operation":"ListFlows","flowName":"orders","error":"ConflictException","message":"m","times":1,"after":1,"probability":0.5}]
            """),
        FuzzRequest.Of("GET", "/_appflow/faults?account=123456789012"),
        FuzzRequest.Of("DELETE", "/_appflow/faults?account=123456789012"),
        FuzzRequest.Of("GET", "/_appflow/requests?account=123456789012&operation=StartFlow&errorType=ConflictException&since=1790000000"),
        FuzzRequest.Of("DELETE", "/_appflow/requests?account=123456789012"),
        FuzzRequest.Of("POST", "/_appflow/reset?seed=true"),
    ];
}
