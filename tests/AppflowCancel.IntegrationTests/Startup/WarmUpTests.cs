using System.Net;

namespace AppflowCancel.IntegrationTests.Startup;

public sealed class WarmUpTests
{
    [Fact]
    public async Task The_path_of_a_request_is_walked_to_its_end_before_the_first_client_comes()
    {
        var context = await WarmUp.Run();

        // It cancels a run of a flow that is not there: read, checked, looked up, written down, logged and answered.
        Assert.Equal((int)HttpStatusCode.NotFound, context.Response.StatusCode);
        Assert.Equal("ResourceNotFoundException", context.Response.Headers["X-Amzn-Errortype"]);
    }
}
