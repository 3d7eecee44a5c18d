using System.Text.Json.Nodes;
using AppflowCancel.Aws.Shapes;
using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Model;

namespace AppflowCancel.IntegrationTests.Operations.ConnectorProfiles;

/// <summary>Each of the 19 types that have profiles, with all its members in the model.</summary>
public sealed class ProfileTypeTests
{
    public static TheoryData<string> Types =>
        [.. ModelShapes.ConnectorType.Values.Where(type => Property(ModelShapes.ConnectorProfileProperties, type) is not null)];

    [Fact]
    public void There_are_nineteen_types_with_profiles() => Assert.Equal(19, Types.Count);

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Properties_are_returned_as_sent(string type)
    {
        await using var emulator = new TestEmulator();
        var properties = Example(Property(ModelShapes.ConnectorProfileProperties, type)!, type);
        var credentials = Example(Property(ModelShapes.ConnectorProfileCredentials, type)!, type);

        await emulator.CreateProfile(ProfileBody.Of(type: type, properties: properties, credentials: credentials, more: ",\"connectorLabel\":\"GitHub\""));

        var described = (await emulator.Profiles()).Json.GetProperty("connectorProfileDetails")[0];
        Assert.Equal(properties, described.GetProperty("connectorProfileProperties").GetRawText());
        Assert.Equal(type, described.GetProperty("connectorType").GetString());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Every_member_that_the_model_requires_is_required(string type)
    {
        await using var emulator = new TestEmulator();
        var key = ConnectorNames.KeyOf(type);
        var required = ((StructureShape)Property(ModelShapes.ConnectorProfileProperties, type)!).Members
            .Where(member => member.IsRequired)
            .Select(member => WireText.Missing(
                $"connectorProfileConfig.connectorProfileProperties.{char.ToLowerInvariant(key[0])}{key[1..]}.{member.PathName}"))
            .ToArray();
        if (required.Length > 0)
        {
            await emulator.MustBeInvalid(
                "/create-connector-profile", ProfileBody.Of(type: type, properties: $$"""{"{{key}}":{} }""", credentials: "null"), required);
        }
    }

    private static Shape? Property(StructureShape structure, string type) =>
        structure.Members.FirstOrDefault(member => member.Name == ConnectorNames.KeyOf(type))?.Shape;

    private static string Example(Shape shape, string type) => new JsonObject { [ConnectorNames.KeyOf(type)] = Of(shape, "") }.ToJsonString();

    private static JsonNode Of(Shape shape, string name) => shape switch
    {
        StructureShape structure => new JsonObject(
            structure.Members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)Of(member.Shape, member.Name)))),
        ListShape list => new JsonArray(Of(list.Member, name)),
        MapShape => new JsonObject { ["key"] = "value" },
        EnumShape set => set.Values[0],
        IntegerShape => 443,
        BooleanShape => true,
        StringShape => Text(name),
        _ => throw new InvalidOperationException($"{name} is a {shape.GetType()}, which has no example yet."),
    };

    private static string Text(string name) => name switch
    {
        "roleArn" or "dataApiRoleArn" => "arn:aws:iam::123456789012:role/r",
        "clientCredentialsArn" => "arn:aws:secretsmanager:us-east-1:123456789012:secret:s",
        "clientNumber" => "100",
        "logonLanguage" => "EN",
        "jwtToken" => "a.b.c",
        "stage" => "@stage",
        "privateLinkServiceName" => "com.amazonaws.vpce.us-east-1.vpce-svc-1",
        _ when name.EndsWith("Url", StringComparison.Ordinal) => "https://example.com",
        _ => "example",
    };
}
