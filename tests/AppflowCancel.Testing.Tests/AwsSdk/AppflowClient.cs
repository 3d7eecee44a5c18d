using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Transform;

namespace AppflowCancel.Testing.Tests.AwsSdk;

/// <summary>
/// One operation on AWSSDK.Core, built like AWSSDK.Appflow's generated client: signer, retries and errors are AWS's own.
/// The package AWSSDK.Appflow is not available where this is built.
/// </summary>
internal sealed class AppflowClient(Sandbox sandbox, AWSCredentials? credentials = null) : AmazonServiceClient(
    credentials ?? new BasicAWSCredentials(sandbox.AccessKeyId, sandbox.SecretAccessKey),
    new AppflowConfig { ServiceURL = sandbox.Endpoint.ToString(), AuthenticationRegion = sandbox.Region })
{
    public async Task<IReadOnlyList<string>> CancelFlowExecutionsAsync(string flowName, params string[] executionIds)
    {
        var options = new InvokeOptions
        {
            RequestMarshaller = new CancelMarshaller(),
            ResponseUnmarshaller = new CancelUnmarshaller(),
        };
        var response = await InvokeAsync<CancelResponse>(new CancelRequest(flowName, executionIds), options, CancellationToken.None);
        return response.InvalidExecutions;
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.AddHandlerAfter<Marshaller>(new SignatureVersion4());

    private sealed class AppflowConfig : ClientConfig
    {
        public AppflowConfig()
            : base(new DefaultConfigurationProvider([new DefaultConfiguration { Name = DefaultConfigurationMode.Standard, RetryMode = RequestRetryMode.Standard }])) =>
            AuthenticationServiceName = "appflow";

        public override string ServiceVersion => "2020-08-23";

        public override string UserAgent => "AppflowClient";

        public override string RegionEndpointServiceName => "appflow";

        public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => new(ServiceURL);
    }

    private sealed class SignatureVersion4 : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
    }

    private sealed class CancelRequest(string flowName, string[] executionIds) : AmazonWebServiceRequest
    {
        public string FlowName => flowName;

        public IReadOnlyList<string> ExecutionIds => executionIds;
    }

    private sealed class CancelResponse : AmazonWebServiceResponse
    {
        public IReadOnlyList<string> InvalidExecutions { get; init; } = [];
    }

    private sealed class CancelMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
    {
        public IRequest Marshall(AmazonWebServiceRequest input)
        {
            using var body = new MemoryStream();
            using (var json = new Utf8JsonWriter(body))
            {
                var cancel = (CancelRequest)input;
                json.WriteStartObject();
                json.WriteString("flowName", cancel.FlowName);
                json.WriteStartArray("executionIds");
                cancel.ExecutionIds.ToList().ForEach(json.WriteStringValue);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            var request = new DefaultRequest(input, "Amazon.Appflow") { HttpMethod = "POST", ResourcePath = "/cancel-flow-executions", Content = body.ToArray() };
            request.Headers["Content-Type"] = "application/json";
            return request;
        }
    }

    private sealed class CancelUnmarshaller : JsonResponseUnmarshaller
    {
        public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
        {
            using var json = JsonDocument.Parse(context.Stream);
            return new CancelResponse
            {
                InvalidExecutions = [.. json.RootElement.GetProperty("invalidExecutions").EnumerateArray().Select(id => id.GetString()!)],
            };
        }

        public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
        {
            var reader = new Amazon.Runtime.Internal.Util.StreamingUtf8JsonReader(context.Stream);
            var error = new JsonErrorResponseUnmarshaller().Unmarshall(context, ref reader);
            return new AmazonServiceException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
        }
    }
}
