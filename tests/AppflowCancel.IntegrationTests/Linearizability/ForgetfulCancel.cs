using System.Text.Json;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Domain.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AppflowCancel.IntegrationTests.Linearizability;

/// <summary>
/// A cancel with a defect that the checker must find: it reads the runs, releases the flow's lock, and answers from what it read
/// when it then cancels them.
/// </summary>
internal sealed class ForgetfulCancel(AccountRegistry accounts) : IStartupFilter
{
    public static void Install(IServiceCollection services) => services.AddSingleton<IStartupFilter, ForgetfulCancel>();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(Answer);
        next(app);
    };

    private async Task Answer(HttpContext context, RequestDelegate next)
    {
        context.Request.EnableBuffering();
        using var body = context.Request.Path == "/cancel-flow-executions" ? await JsonDocument.ParseAsync(context.Request.Body) : null;
        context.Request.Body.Position = 0;
        if (body?.RootElement.TryGetProperty("executionIds", out var ids) != true || FlowOf(context) is not { } flow)
        {
            await next(context);
            return;
        }

        var now = AccountOf(context).Clock.Now;
        List<string> named = [.. ids.EnumerateArray().Select(id => id.GetString()!).Distinct()];
        var invalid = named.Where(id => flow.FindRun(RunId.Parse(id), now).Value?.StatusAt(now) is not RunStatus.InProgress).ToList();
        for (var i = 0; i < 10; i++)
        {
            await Task.Yield();
        }

        flow.Cancel(named, Guid.NewGuid(), now);
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"invalidExecutions":[{{string.Join(',', invalid.Select(id => $"\"{id}\""))}}]}""");
    }

    private Account AccountOf(HttpContext context) =>
        accounts.Get(context.Request.Headers.Authorization.ToString().Split('=')[1][..12]).Value!;

    private Flow? FlowOf(HttpContext context) => AccountOf(context).In("us-east-1").Find("orders");
}
