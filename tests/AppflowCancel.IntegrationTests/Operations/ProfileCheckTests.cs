using System.Net;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Operations;

/// <summary>A flow that names a connector profile.</summary>
public sealed class ProfileCheckTests
{
    [Fact]
    public async Task A_profile_that_does_not_exist_is_accepted_by_default()
    {
        await using var emulator = new TestEmulator();
        (await emulator.Post("/create-flow", FlowBody.Of(source: FlowBody.FromSalesforce))).MustBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Strict_refuses_it_in_the_recorded_words()
    {
        await using var emulator = new TestEmulator(("Emulator:ProfileChecks", "Strict"));
        await emulator.Create(FlowBody.Of("copy"));

        await emulator.MustRefuse(
            "/create-flow", FlowBody.Of(source: FlowBody.FromSalesforce), 404, "ResourceNotFoundException", "Connector Profile with name sales does not exist.");
        await emulator.MustRefuse(
            "/update-flow", FlowBody.Of("copy", source: FlowBody.FromSalesforce), 404, "ResourceNotFoundException", "Connector Profile with name sales does not exist.");
    }

    [Fact]
    public async Task Strict_accepts_one_that_exists_and_a_flow_without_any()
    {
        await using var emulator = new TestEmulator(("Emulator:ProfileChecks", "Strict"));
        await emulator.CreateProfile(ProfileBody.Of("sales"));

        await emulator.Create(FlowBody.Of("copy"));
        await emulator.Create(FlowBody.Of(source: FlowBody.FromSalesforce));
    }
}
