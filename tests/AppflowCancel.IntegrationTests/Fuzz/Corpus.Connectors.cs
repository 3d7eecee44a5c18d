namespace AppflowCancel.IntegrationTests.Fuzz;

internal static partial class Corpus
{
    private const string SalesforceConfig = """
        "connectorProfileConfig":{"connectorProfileProperties":{"Salesforce":{"instanceUrl":"https://example.com","isSandboxEnvironment":false}},
         "connectorProfileCredentials":{"Salesforce":{"accessToken":"a","refreshToken":"r","oAuthRequest":{"authCode":"c","redirectUri":"u"}}}}
        """;

    private const string Lambda = """
        "connectorProvisioningConfig":{"lambda":{"lambdaArn":"arn:aws:lambda:us-east-1:123456789012:function:f"}}
        """;

    /// <summary>Requests for connectors and connector profiles.</summary>
    public static readonly IReadOnlyList<FuzzRequest> ConnectorRequests =
    [
        FuzzRequest.Of("POST", "/create-connector-profile", $$"""
            {"connectorProfileName":"sales","connectorType":"Salesforce","connectionMode":"Public",{{SalesforceConfig}},"clientToken":"t4"}
            """),
        FuzzRequest.Of("POST", "/create-connector-profile", """
            {"connectorProfileName":"sap","connectorType":"SAPOData","connectionMode":"Private","connectorProfileConfig":
             {"connectorProfileProperties":{"SAPOData":{"applicationHostUrl":"https://example.com","applicationServicePath":"/sap","portNumber":443,
              "clientNumber":"100","logonLanguage":"EN","privateLinkServiceName":"com.amazonaws.vpce.us-east-1.vpce-svc-1"}},
              "connectorProfileCredentials":{"SAPOData":{"basicAuthCredentials":{"username":"u","password":"p"}}}}}
            """),
        FuzzRequest.Of("POST", "/create-connector-profile", """
            {"connectorProfileName":"own","connectorType":"CustomConnector","connectorLabel":"mine","connectionMode":"Public","connectorProfileConfig":
             {"connectorProfileProperties":{"CustomConnector":{"profileProperties":{"a":"b"},"oAuth2Properties":{"tokenUrl":"https://example.com/t",
              "oAuth2GrantType":"CLIENT_CREDENTIALS","tokenUrlCustomProperties":{"k":"v"}}}},
              "connectorProfileCredentials":{"CustomConnector":{"authenticationType":"CUSTOM","custom":{"customAuthenticationType":"c",
               "credentialsMap":{"k":"v"}}}}}}
            """),
        FuzzRequest.Of("POST", "/update-connector-profile", $$"""
            {"connectorProfileName":"sales","connectionMode":"Private",{{SalesforceConfig}}}
            """),
        FuzzRequest.Of("POST", "/delete-connector-profile", """{"connectorProfileName":"sales","forceDelete":true}"""),
        FuzzRequest.Of("POST", "/describe-connector-profiles", """
            {"connectorProfileNames":["sales"],"connectorType":"Salesforce","connectorLabel":"mine","maxResults":1,"nextToken":"cDpzYWxlcw"}
            """),
        FuzzRequest.Of("POST", "/register-connector", $$"""
            {"connectorLabel":"mine","description":"d","connectorProvisioningType":"LAMBDA",{{Lambda}},"clientToken":"t5"}
            """),
        FuzzRequest.Of("POST", "/update-connector-registration", $$"""{"connectorLabel":"mine","description":"e",{{Lambda}} }"""),
        FuzzRequest.Of("POST", "/unregister-connector", """{"connectorLabel":"mine","forceDelete":false}"""),
        FuzzRequest.Of("POST", "/list-connectors", """{"maxResults":1}"""),
        FuzzRequest.Of("POST", "/describe-connector", """{"connectorType":"CustomConnector","connectorLabel":"mine"}"""),
        FuzzRequest.Of("POST", "/describe-connectors", """{"connectorTypes":["Salesforce","S3"],"maxResults":1}"""),
        FuzzRequest.Of("POST", "/list-connector-entities", """{"connectorType":"Slack","entitiesPath":"conversations","apiVersion":"1","maxResults":1}"""),
        FuzzRequest.Of("POST", "/describe-connector-entity", """{"connectorProfileName":"sales","connectorEntityName":"Account"}"""),
        FuzzRequest.Of("POST", "/reset-connector-metadata-cache", """{"connectorType":"S3","connectorEntityName":"x","entitiesPath":"y"}"""),
    ];
}
