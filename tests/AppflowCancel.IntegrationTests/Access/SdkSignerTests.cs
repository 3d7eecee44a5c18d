using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Access;

/// <summary>Requests signed by the signer of the AWS SDK for .NET.</summary>
public sealed class SdkSignerTests
{
    private const string Arn = "arn:aws:appflow:us-east-1:123456789012:flow/orders#@x";

    [Theory]
    [InlineData("POST", "/list-flows", "{}", null)]
    [InlineData("GET", "/tags/{resourceArn}", "", null)]
    [InlineData("POST", "/tags/{resourceArn}", """{"tags":{"team":"data"}}""", null)]
    [InlineData("DELETE", "/tags/{resourceArn}", "", "a/b+c")]
    public async Task A_request_signed_by_the_SDK_for_dotnet_is_accepted(string method, string path, string body, string? tagKey)
    {
        await using var emulator = await Verifying();
        using var request = Signed(emulator, method, path, body, tagKey, SignedCaller.Secret);

        var answer = await Send(request);

        Assert.True(answer.Status is 200 or 204, $"{answer.Status} {answer.Body}");
    }

    [Fact]
    public async Task A_request_signed_with_another_secret_is_refused()
    {
        await using var emulator = await Verifying();
        using var request = Signed(emulator, "POST", "/list-flows", "{}", null, "another");

        var answer = await Send(request);

        Assert.Equal((403, "InvalidSignatureException"), (answer.Status, answer.ErrorType));
    }

    private static async Task<WireEmulator> Verifying()
    {
        var emulator = new WireEmulator();
        await emulator.VerifySignatures();
        await emulator.Send("POST", "/_appflow/state?account=123456789012", """{"flows":[{"flowName":"orders#@x"}]}""");
        return emulator;
    }

    private static HttpRequestMessage Signed(WireEmulator emulator, string method, string path, string body, string? tagKey, string secret)
    {
        using var request = new DefaultRequest(new AnyRequest(), "appflow")
        {
            Endpoint = emulator.Endpoint,
            ResourcePath = path,
            HttpMethod = method,
            Content = Encoding.UTF8.GetBytes(body),
            UseQueryString = tagKey is not null,
        };
        request.AddPathResource("{resourceArn}", Arn);
        if (body.Length > 0)
        {
            request.Headers["Content-Type"] = "application/json";
        }

        if (tagKey is not null)
        {
            request.ParameterCollection.Add("tagKeys", [tagKey, "b"]);
        }

        var signer = new AWS4Signer();
        var config = new AnyConfig { AuthenticationServiceName = "appflow", AuthenticationRegion = "us-east-1", ServiceURL = emulator.Endpoint.ToString() };
        var result = signer.SignRequest(request, config, null, SignedCaller.Key, secret, FrozenTime.Start.UtcDateTime);
        var message = new HttpRequestMessage(new HttpMethod(method), AmazonServiceClient.ComposeUrl(request));
        if (body.Length > 0)
        {
            message.Content = new ByteArrayContent(request.Content);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }

        foreach (var (name, value) in request.Headers.Where(header => header.Key is not "Content-Type"))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        message.Headers.TryAddWithoutValidation("Authorization", result.ForAuthorizationHeader);
        return message;
    }

    private static async Task<Answer> Send(HttpRequestMessage request)
    {
        using var client = new HttpClient();
        using var response = await client.SendAsync(request);
        return await Answer.Of(response);
    }

    private sealed class AnyRequest : AmazonWebServiceRequest;

    private sealed class AnyConfig() : ClientConfig(new DefaultConfigurationProvider([new DefaultConfiguration { Name = DefaultConfigurationMode.Standard }]))
    {
        public override string ServiceVersion => "2020-08-23";

        public override string UserAgent => "test";

        public override string RegionEndpointServiceName => "appflow";

        public override Amazon.Runtime.Endpoints.Endpoint DetermineServiceOperationEndpoint(Amazon.Runtime.Endpoints.ServiceOperationEndpointParameters parameters) =>
            new(ServiceURL);
    }
}
