using System.Net;
using AppflowCancel.Access;
using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace AppflowCancel.IntegrationTests.Access;

/// <summary>Permissions of callers according to their policies.</summary>
public sealed class PolicyTests
{
    private const string Bob = "arn:aws:iam::123456789012:user/bob";
    private const string FlowArns = "arn:aws:appflow:us-east-1:123456789012:flow/";
    private const string AllowRest = """{"Effect":"Allow","Action":"*","Resource":"*"}""";

    [Fact]
    public async Task A_role_without_permission_to_cancel_is_refused_and_nothing_is_cancelled()
    {
        await using var emulator = await WithPolicy("""{"Effect":"Allow","NotAction":"appflow:CancelFlowExecutions","Resource":"*"}""");

        var answer = await emulator.Post("/cancel-flow-executions", """{"flowName":"orders"}""");

        Denied(
            answer,
            $"User: {Bob} is not authorized to perform: appflow:CancelFlowExecutions on resource: {FlowArns}orders "
            + "because no identity-based policy allows the appflow:CancelFlowExecutions action");
        Assert.Equal("run-1=InProgress", await emulator.Statuses());
    }

    [Fact]
    public async Task An_explicit_deny_is_named_in_the_error()
    {
        await using var emulator = await WithPolicy(
            $$"""[{{AllowRest}},{"Effect":"Deny","Action":"appflow:Cancel*","Resource":"{{FlowArns}}ord*"}]""");

        var orders = await emulator.Post("/cancel-flow-executions", """{"flowName":"orders","executionIds":["run-1"]}""");
        var returns = await emulator.Post("/cancel-flow-executions", """{"flowName":"returns"}""");

        Denied(
            orders,
            $"User: {Bob} is not authorized to perform: appflow:CancelFlowExecutions on resource: {FlowArns}orders "
            + "with an explicit deny in an identity-based policy");
        returns.MustBe(HttpStatusCode.OK);
        Assert.Equal("run-1=InProgress", await emulator.Statuses());
    }

    [Fact]
    public async Task A_tag_that_changes_between_two_calls_changes_the_answer()
    {
        await using var emulator = await WithPolicy(
            $$"""[{{AllowRest}},{"Effect":"Deny","Action":"appflow:CancelFlowExecutions","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/stage":"prod"} } }]""");
        var path = $"/tags/{Uri.EscapeDataString(FlowArns + "orders")}";
        await emulator.Post(path, """{"tags":{"stage":"prod"}}""");
        var before = await emulator.Post("/cancel-flow-executions", """{"flowName":"orders"}""");

        await emulator.Post(path, """{"tags":{"stage":"test"}}""");
        var after = await emulator.Post("/cancel-flow-executions", """{"flowName":"orders"}""");

        Assert.Equal(403, before.Status);
        after.MustBe(HttpStatusCode.OK);
        Assert.Equal("run-1=CancelStarted", await emulator.Statuses());
    }

    [Theory]
    [InlineData("/list-flows", "{}", "ListFlows", FlowArns + "*")]
    [InlineData("/start-flow", """{"flowName":"orders"}""", "StartFlow", FlowArns + "orders")]
    [InlineData("/describe-flow", """{"flowName":"nothing-there"}""", "DescribeFlow", FlowArns + "nothing-there")]
    [InlineData("/describe-flow", "{", "DescribeFlow", FlowArns + "*")]
    [InlineData("/describe-flow", """{"flowName":7}""", "DescribeFlow", FlowArns + "*")]
    [InlineData("/create-flow", "{}", "CreateFlow", "*")]
    public async Task The_resource_is_the_one_that_the_action_needs(string path, string body, string action, string resource)
    {
        await using var emulator = await WithPolicies("[]");

        var answer = await emulator.Post(path, body);

        Denied(
            answer,
            $"User: {Bob} is not authorized to perform: appflow:{action} on resource: {resource} "
            + $"because no identity-based policy allows the appflow:{action} action");
    }

    [Theory]
    [InlineData("""{"StringEquals":{"aws:RequestTag/team":"data"}}""", """{"tags":{"team":"data"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:RequestTag/team":"data"}}""", """{"tags":{"team":"web"}}""", false)]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:TagKeys":["team"]}}""", """{"tags":{"team":"web"}}""", true)]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:TagKeys":["team"]}}""", """{"tags":{"team":"web","x":"y"}}""", false)]
    public async Task Conditions_can_test_tags_in_the_request(string condition, string body, bool allowed)
    {
        await using var emulator = await WithPolicy($$"""{"Effect":"Allow","Action":"appflow:TagResource","Resource":"{{FlowArns}}*","Condition":{{condition}}}""");

        var answer = await emulator.Post($"/tags/{Uri.EscapeDataString(FlowArns + "orders")}", body);

        Assert.Equal(allowed ? 204 : 403, answer.Status);
    }

    [Fact]
    public async Task Conditions_can_test_keys_of_tags_to_remove()
    {
        await using var emulator = await WithPolicy(
            """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"ForAnyValue:StringEquals":{"aws:TagKeys":["team"]}}}""");
        var path = $"/tags/{Uri.EscapeDataString(FlowArns + "orders")}";

        Assert.Equal(204, (await emulator.Send(HttpMethod.Delete, $"{path}?tagKeys=x&tagKeys=team")).Status);
        Assert.Equal(403, (await emulator.Send(HttpMethod.Delete, $"{path}?tagKeys=x")).Status);
    }

    [Fact]
    public async Task A_new_flow_with_tags_needs_permission_to_tag()
    {
        await using var emulator = await WithPolicy("""{"Effect":"Allow","Action":"appflow:CreateFlow","Resource":"*"}""");

        var untagged = await emulator.Post("/create-flow", FlowBody.Of("plain"));
        var tagged = await emulator.Post("/create-flow", FlowBody.Of("tagged", more: ""","tags":{"team":"data"}"""));

        untagged.MustBe(HttpStatusCode.OK);
        Denied(
            tagged,
            $"User: {Bob} is not authorized to perform: appflow:TagResource on resource: {FlowArns}tagged "
            + "because no identity-based policy allows the appflow:TagResource action");
    }

    [Fact]
    public async Task A_flow_that_uses_a_connector_profile_needs_permission_to_use_it()
    {
        await using var emulator = await WithPolicy("""{"Effect":"Allow","Action":"appflow:CreateFlow","Resource":"*"}""");

        var answer = await emulator.Post("/create-flow", FlowBody.Of("new", source: FlowBody.FromSalesforce));

        Denied(
            answer,
            $"User: {Bob} is not authorized to perform: appflow:UseConnectorProfile on resource: "
            + "arn:aws:appflow:us-east-1:123456789012:connectorprofile/sales "
            + "because no identity-based policy allows the appflow:UseConnectorProfile action");
    }

    [Fact]
    public async Task A_refused_request_is_in_the_journal_with_its_flow()
    {
        await using var emulator = await WithPolicies("[]");

        await emulator.Post("/cancel-flow-executions", """{"flowName":"orders","executionIds":["run-1"]}""");

        var entry = (await emulator.Control(HttpMethod.Get, "/_appflow/requests")).GetProperty("requests")[0];
        Assert.Equal(
            ("AccessDeniedException", "orders", 403),
            (entry.GetProperty("errorType").GetString(), entry.GetProperty("flowName").GetString(), entry.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task Every_operation_has_its_permission()
    {
        await using var emulator = new TestEmulator();

        var operations = emulator.Services.GetRequiredService<AwsOperations>().All;

        Assert.Equal(25, operations.Count);
        Assert.All(operations, operation => Assert.NotNull(Permissions.Of(operation.Name)));
    }

    [Fact]
    public async Task Permission_comes_before_faults()
    {
        await using var emulator = await WithPolicies("[]");
        await emulator.Control(HttpMethod.Put, "/_appflow/faults", """{"error":"ThrottlingException"}""");

        Assert.Equal("AccessDeniedException", (await emulator.Post("/list-flows", "{}")).ErrorType);
    }

    [Fact]
    public async Task Other_callers_may_do_everything()
    {
        await using var emulator = new TestEmulator();
        await emulator.Control(
            HttpMethod.Put, "/_appflow/access", """{"callers":[{"accessKeyId":"AKIDBOB","policies":[]},{"accessKeyId":"AKIDEVE"}]}""");

        Assert.Equal(403, (await emulator.Post("/list-flows", "{}", "AKIDBOB")).Status);
        (await emulator.Post("/list-flows", "{}", "AKIDEVE")).MustBe(HttpStatusCode.OK);
        (await emulator.Post("/list-flows", "{}")).MustBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Policies_are_returned_and_exported_unchanged()
    {
        const string policies = """[{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"appflow:*","Resource":"*"}}]""";
        await using var emulator = await WithPolicies(policies);

        var shown = await emulator.Control(HttpMethod.Get, "/_appflow/access");
        var exported = await emulator.Control(HttpMethod.Get, "/_appflow/state");
        await emulator.PutState(exported.GetRawText());

        Assert.Equal(policies, shown.GetProperty("callers")[0].GetProperty("policies").GetRawText());
        Assert.Equal(exported.GetRawText(), (await emulator.Control(HttpMethod.Get, "/_appflow/state")).GetRawText());
    }

    private static void Denied(Answer answer, string message) =>
        Assert.Equal((403, "AccessDeniedException", message), (answer.Status, answer.ErrorType, answer.Message));

    private static Task<TestEmulator> WithPolicy(string statements) =>
        WithPolicies($$"""[{"Version":"2012-10-17","Statement":{{statements}}}]""");

    // The tests' requests use the account's id as access key.
    private static async Task<TestEmulator> WithPolicies(string policies)
    {
        var emulator = new TestEmulator();
        await emulator.PutState("""{"flows":[{"flowName":"orders","runs":[{"executionId":"run-1","executionStatus":"InProgress"}]},{"flowName":"returns"}]}""");
        await emulator.Control(
            HttpMethod.Put, "/_appflow/access", $$"""{"callers":[{"accessKeyId":"123456789012","arn":"{{Bob}}","policies":{{policies}}}]}""");
        return emulator;
    }
}
