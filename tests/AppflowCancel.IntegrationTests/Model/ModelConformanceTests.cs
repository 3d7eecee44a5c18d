using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AppflowCancel.ApiDescriptions;
using AppflowCancel.Aws;
using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.ShapeGenerator;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AppflowCancel.IntegrationTests.Model;

/// <summary>The program's description of AppFlow's operations agrees with the model that Amazon publishes.</summary>
public sealed class ModelConformanceTests
{
    public static TheoryData<string> Every => [.. ServiceModel.Operations];

    [Fact]
    public async Task Every_operation_of_the_model_is_emulated()
    {
        await using var emulator = new TestEmulator();

        var names = Endpoints(emulator).Select(endpoint => Operation(endpoint).Name).Order(StringComparer.Ordinal);

        Assert.Equal(ServiceModel.Operations, names);
        Assert.Equal(25, ServiceModel.Operations.Count());
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Request_shapes_agree_with_the_model_at_every_depth(string operation)
    {
        await using var emulator = new TestEmulator();
        var comparison = new ShapeComparison();

        comparison.Compare(
            Operation(Endpoint(emulator, operation)).RequestShape(emulator.Services),
            ServiceModel.Target(ServiceModel.Operation(operation).GetProperty("input")),
            operation);

        Assert.Empty(comparison.Differences);
        Assert.True(comparison.Compared > 1);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Method_and_path_agree_with_the_model(string operation)
    {
        await using var emulator = new TestEmulator();
        var endpoint = Endpoint(emulator, operation);
        var http = ServiceModel.Operation(operation).GetProperty("http");

        Assert.Equal(http.GetProperty("requestUri").GetString(), endpoint.RoutePattern.RawText);
        Assert.Equal([http.GetProperty("method").GetString()!], endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Errors_are_those_that_the_model_lists_for_the_operation(string operation)
    {
        await using var emulator = new TestEmulator();
        var theirs = ServiceModel.Operation(operation).GetProperty("errors").EnumerateArray().Select(ServiceModel.Target).ToHashSet();

        Assert.Subset(theirs, Operation(Endpoint(emulator, operation)).Errors.ToHashSet());
    }

    [Fact]
    public void Errors_have_the_status_of_the_model()
    {
        Assert.NotEmpty(ServiceModel.Errors);
        Assert.All(ServiceModel.Errors, error => Assert.Equal(
            error.Shape.TryGetProperty("fault", out _) ? 500 : error.Shape.GetProperty("error").GetProperty("httpStatusCode").GetInt32(),
            AwsErrorStatus.Of[error.Name]));
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Responses_have_no_members_outside_the_model(string operation)
    {
        await using var emulator = new TestEmulator();
        var response = Operation(Endpoint(emulator, operation)).ResponseContract;

        CompareResponse(response.Type, (JsonSerializerContext)response.OriginatingResolver!, ServiceModel.Target(ServiceModel.Operation(operation).GetProperty("output")), operation);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Every_operation_of_the_model_is_answered_at_its_path_and_method(string operation)
    {
        await using var emulator = new TestEmulator();
        var http = ServiceModel.Operation(operation).GetProperty("http");
        var path = http.GetProperty("requestUri").GetString()!
            .Replace("{resourceArn}", $"arn%3Aaws%3Aappflow%3Aus-east-1%3A{TestEmulator.Account}%3Aflow%2Fghost", StringComparison.Ordinal);
        var method = new HttpMethod(http.GetProperty("method").GetString()!);

        var answer = await emulator.Send(method, path, method == HttpMethod.Post ? "{}" : null);

        Assert.NotEqual("UnknownOperationException", answer.ErrorType);
        Assert.InRange(answer.Status, 200, 499);
    }

    [Fact]
    public void Shapes_equal_the_output_of_the_generator()
    {
        var root = SourceFiles.Root;

        var generated = ShapeSource.Write(ServiceModelFile.Read(Path.Combine(root, ServiceModelFile.Path)));

        // When this fails: dotnet run --project tools/ShapeGenerator
        Assert.Equal(generated, File.ReadAllText(Path.Combine(root, ShapeSource.Path)));
    }

    private static void CompareResponse(Type ours, JsonSerializerContext contracts, string theirs, string path)
    {
        var members = ServiceModel.Shape(theirs).GetProperty("members").EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        foreach (var property in JsonMembers.Of(ours, contracts)!.Properties)
        {
            Assert.True(members.TryGetValue(property.Name, out var reference), $"{path}.{property.Name} is not in the model");
            var type = JsonMembers.Of(property.PropertyType, contracts);
            var target = ServiceModel.Target(reference);
            if (type is { Kind: JsonTypeInfoKind.Object } && property.PropertyType != typeof(JsonElement))
            {
                CompareResponse(property.PropertyType, contracts, target, $"{path}.{property.Name}");
            }
            else if (type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element }
                && JsonMembers.Of(element, contracts) is { Kind: JsonTypeInfoKind.Object })
            {
                CompareResponse(element, contracts, ServiceModel.Target(ServiceModel.Shape(target).GetProperty("member")), $"{path}.{property.Name}[]");
            }
        }
    }

    private static IEnumerable<RouteEndpoint> Endpoints(TestEmulator emulator) =>
        emulator.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<AwsOperation>() is not null);

    private static RouteEndpoint Endpoint(TestEmulator emulator, string operation) =>
        Endpoints(emulator).Single(endpoint => Operation(endpoint).Name == operation);

    private static AwsOperation Operation(RouteEndpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<AwsOperation>();
}
