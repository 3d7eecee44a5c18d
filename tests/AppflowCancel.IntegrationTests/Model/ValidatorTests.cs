using AppflowCancel.Aws;
using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Model;
using AppflowCancel.Operations.Flows;
using AppflowCancel.Operations.Runs;
using CsCheck;
using FluentValidation;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AppflowCancel.IntegrationTests.Model;

/// <summary>Each operation's request has a validator among the services, with a rule for each member of the model.</summary>
public sealed class ValidatorTests
{
    public static TheoryData<string> Emulated => [.. ServiceModel.Operations];

    [Theory]
    [MemberData(nameof(Emulated))]
    public async Task A_request_has_a_validator_with_one_rule_per_member_of_the_model(string operation)
    {
        await using var emulator = new TestEmulator();

        var rules = Validator(emulator, operation).CreateDescriptor().Rules.Select(rule => RequestMember.NameOf(rule.PropertyName));

        Assert.Equal(MembersInTheModel(operation).Order(StringComparer.Ordinal), rules.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Emulated))]
    public async Task A_rule_requires_a_member_and_names_its_shape_as_the_model_does(string operation)
    {
        await using var emulator = new TestEmulator();
        var shape = ServiceModel.Shape(ServiceModel.Target(ServiceModel.Operation(operation).GetProperty("input")));
        var required = shape.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];

        var members = ShapeRules.Describe(Validator(emulator, operation)).Members;

        Assert.Equal(
            required.Order(StringComparer.Ordinal),
            members.Where(member => member.IsRequired).Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Violations_equal_those_of_FluentValidation_in_the_same_order()
    {
        var text = Gen.OneOf(Gen.Const("orders"), Gen.String[0, 4], Gen.String[250, 260], Gen.Const("")).Null();
        var request = Gen.Select(text, text.Where(id => id is not null).List[0, 3].Null(), (name, ids) => new CancelFlowExecutionsRequest(name, ids!));
        var validator = new CancelFlowExecutionsValidator();

        request.Sample(
            each => Assert.Equal(validator.Validate(each).Errors.Select(failure => failure.ErrorMessage), validator.Violations(each)),
            iter: 2_000);
    }

    [Fact]
    public void A_rule_that_only_FluentValidation_can_check_turns_the_fast_path_off()
    {
        var validator = new WithAnotherRule();

        Assert.Empty(validator.Violations(new StopFlowRequest("orders")));
        Assert.NotEmpty(validator.Violations(new StopFlowRequest("other")));
    }

    private static IEnumerable<string> MembersInTheModel(string operation) =>
        ServiceModel.Shape(ServiceModel.Target(ServiceModel.Operation(operation).GetProperty("input")))
            .GetProperty("members").EnumerateObject().Select(member => member.Name);

    private static IValidator Validator(TestEmulator emulator, string operation)
    {
        var described = emulator.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<AwsOperation>()).OfType<AwsOperation>()
            .Single(each => each.Name == operation);
        var request = described.GetType().GetGenericArguments()[0];
        return (IValidator)emulator.Services.GetRequiredService(typeof(IValidator<>).MakeGenericType(request));
    }

    private sealed class WithAnotherRule : RequestValidator<StopFlowRequest>
    {
        public WithAnotherRule()
        {
            RuleFor(request => request.FlowName).Required().MustMatch(ModelShapes.FlowName);
            RuleFor(request => request.FlowName).Equal("orders");
        }
    }
}
