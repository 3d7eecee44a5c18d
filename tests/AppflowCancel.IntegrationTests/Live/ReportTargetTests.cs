using System.Net;
using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Live.Reports;

namespace AppflowCancel.IntegrationTests.Live;

public sealed class ReportTargetTests
{
    [Theory]
    [InlineData("http://localhost:8080/events")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://[::1]:1/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://172.16.0.1/")]
    [InlineData("http://192.168.1.1/")]
    [InlineData("http://moto:5000/")]
    [InlineData("https://localhost:8443/events")]
    [InlineData("http://host.docker.internal:4566/")]
    [InlineData("http://events.team.svc/")]
    public async Task This_machine_private_networks_and_names_of_services_are_targets(string url)
    {
        await using var emulator = new TestEmulator();
        var list = await emulator.Control(HttpMethod.Put, "/_appflow/events/targets", $$"""[{"url":"{{url}}"}]""");
        Assert.Equal((url, "Event"), (list.GetProperty("targets")[0].GetProperty("url").GetString(), list.GetProperty("targets")[0].GetProperty("form").GetString()));
    }

    [Theory]
    [InlineData("http://example.com/", "$[0].url leads to example.com; allowed: this machine, private networks")]
    [InlineData("http://8.8.8.8/", "$[0].url leads to 8.8.8.8")]
    [InlineData("http://169.254.169.254/latest/meta-data", "$[0].url leads to 169.254.169.254")]
    [InlineData("http://[fe80::1]/", "$[0].url leads to fe80::1")]
    [InlineData("http://2130706434/", null)]
    [InlineData("http://[::ffff:8.8.8.8]/", "$[0].url leads to")]
    [InlineData("http://172.32.0.1/", "$[0].url leads to")]
    [InlineData("ftp://localhost/", "$[0].url is \"ftp://localhost/\"; allowed: an http or https URL")]
    [InlineData("http://user:secret@localhost/", "allowed: an http or https URL without a user name")]
    [InlineData("https://example.com/", "$[0].url leads to example.com")]
    [InlineData("/events", "$[0].url is \"/events\"")]
    public async Task Any_other_target_is_refused(string url, string? reason)
    {
        await using var emulator = new TestEmulator();
        var answer = await emulator.TryControl(HttpMethod.Put, "/_appflow/events/targets", $$"""[{"url":"{{url}}"}]""");

        // .NET parses a number as an address: 127.0.0.2.
        if (reason is null)
        {
            answer.MustBe(HttpStatusCode.OK);
            return;
        }

        Assert.Equal(400, answer.Status);
        Assert.Contains(reason, answer.Message);
    }

    [Theory]
    [InlineData("""[{"url":"http://localhost/","eventBusName":"bus"}]""", "$[0].eventBusName is allowed only with form PutEvents.")]
    [InlineData("""[{"url":"http://localhost/","form":"Webhook"}]""", "$[0].form is \"Webhook\"; allowed: Event, PutEvents.")]
    [InlineData("""[{"uri":"http://localhost/"}]""", "did you mean url?")]
    [InlineData("""[{}]""", "$[0].url is absent")]
    [InlineData("""{"targets":[{"uri":"http://localhost/"}]}""", "$.targets[0].uri is not known; did you mean url?")]
    [InlineData("""{"targets":[],"target":1}""", "$.target is not known; did you mean targets?")]
    public async Task An_invalid_target_is_refused_with_its_path(string body, string reason)
    {
        await using var emulator = new TestEmulator();
        var answer = await emulator.TryControl(HttpMethod.Put, "/_appflow/events/targets", body);
        Assert.Equal(400, answer.Status);
        Assert.Contains(reason, answer.Message);
    }

    [Fact]
    public async Task The_answer_of_GET_is_accepted()
    {
        await using var emulator = new TestEmulator();
        await emulator.Control(
            HttpMethod.Put, "/_appflow/events/targets", """[{"url":"http://localhost:1/"},{"url":"http://moto/","form":"PutEvents","eventBusName":"bus"}]""");
        var listed = (await emulator.Control(HttpMethod.Get, "/_appflow/events/targets")).GetRawText();
        await emulator.Control(HttpMethod.Delete, "/_appflow/events/targets");

        Assert.Equal(listed, (await emulator.Control(HttpMethod.Put, "/_appflow/events/targets", listed)).GetRawText());
        Assert.Equal(listed, (await emulator.Control(HttpMethod.Get, "/_appflow/events/targets")).GetRawText());
    }

    [Theory]
    [InlineData("[", "]", "$")]
    [InlineData("""{"targets":[""", "]}", "$.targets")]
    public async Task At_most_ten_targets_are_allowed(string start, string end, string path)
    {
        await using var emulator = new TestEmulator();
        var urls = Enumerable.Range(1, 11).Select(port => $$"""{"url":"http://localhost:{{port}}/"}""");

        (await emulator.TryControl(HttpMethod.Put, "/_appflow/events/targets", start + string.Join(',', urls) + end))
            .MustBeBadRequest($"{path} has 11 targets; allowed: 10.");
    }

    [Fact]
    public async Task An_operator_may_allow_other_hosts()
    {
        await using var emulator = new TestEmulator(("Emulator:AllowedTargets", "events.example.com,*.test.example"));

        await emulator.Control(HttpMethod.Put, "/_appflow/events/targets", """[{"url":"http://events.example.com/"},{"url":"http://a.test.example/"}]""");
        var answer = await emulator.TryControl(HttpMethod.Put, "/_appflow/events/targets", """[{"url":"http://example.com/"}]""");

        Assert.Equal(400, answer.Status);
    }

    [Theory]
    [InlineData("service", "127.0.0.1", true)]
    [InlineData("service", "10.0.0.7", true)]
    [InlineData("service", "fd00::7", true)]
    [InlineData("metadata.google.internal", "169.254.169.254", false)]
    [InlineData("rebound.internal", "93.184.216.34", false)]
    [InlineData("events.example.com", "93.184.216.34", true)]
    public void The_addresses_of_a_name_are_checked_too(string host, string address, bool allowed) =>
        Assert.Equal(allowed, new TargetRules(["events.example.com"]).Allows(host, IPAddress.Parse(address)));
}
