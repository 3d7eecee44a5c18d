using AppflowCancel.Domain.Accounts;
using AppflowCancel.UnitTests.Time;
using Xunit.Abstractions;

namespace AppflowCancel.UnitTests.Flows;

/// <summary>Cost of requests with many flows and many accounts, in allocated bytes.</summary>
[Collection(FlowCostTests.Alone)]
public sealed class RegistryCostTests(ITestOutputHelper output)
{
    private const int Few = 10;
    private const int Many = 5_000;

    [Fact]
    public void A_page_of_flows_costs_the_same_however_many_there_are()
    {
        AssertSame(flows => With(flows), registry => registry.After("flow-00005", 3));
    }

    [Fact]
    public void A_start_that_the_quota_refuses_costs_the_same_however_many_flows_there_are()
    {
        var limits = new Limits { Flows = Many, ConcurrentRuns = 1 };
        var plan = new RunPlan { RunFor = RunPlan.Never };

        AssertSame(flows => With(flows, limits, plan), registry => registry.Start("flow-00001", null, At(1)), before: registry =>
        {
            registry.Start("flow-00000", null, T0);
            Assert.Equal(RefusalReason.TooManyConcurrentRuns, registry.Start("flow-00001", null, T0).Refusal!.Reason);
        });
    }

    [Theory]
    [InlineData("flow-00000")]
    [InlineData("nowhere")]
    public void Looking_for_a_flow_elsewhere_costs_the_same_however_many_accounts_there_are(string name) => AssertSame(
        count =>
        {
            var accounts = new AccountRegistry(new ManualTime(), new AccountSettings());
            for (var i = 0; i < count; i++)
            {
                accounts.Get($"{i:D12}").Value!.In("us-east-1").With(TestFlows.OnDemand("flow-00000"));
            }

            return accounts;
        },
        accounts => accounts.FindFlowElsewhere(name));

    private static FlowRegistry With(int flows, Limits? limits = null, RunPlan? plan = null)
    {
        var registry = TestFlows.Registry(limits ?? new Limits { Flows = Many }, plan);
        for (var i = 0; i < flows; i++)
        {
            registry.With(TestFlows.OnDemand($"flow-{i:D5}"));
        }

        return registry;
    }

    private void AssertSame<T>(Func<int, T> with, Action<T> act, Action<T>? before = null)
    {
        var (few, many) = (Cost(Few), Cost(Many));

        output.WriteLine($"{few} and {many} bytes");

        // The enumerator of a deeper search tree needs a larger stack: 16 bytes per level.
        Assert.True(many <= few + 256, $"{few} bytes became {many}");

        long Cost(int count)
        {
            var subject = with(count);
            before?.Invoke(subject);
            var min = long.MaxValue;
            for (var i = 0; i < 32; i++)
            {
                var start = GC.GetAllocatedBytesForCurrentThread();
                act(subject);
                min = Math.Min(min, GC.GetAllocatedBytesForCurrentThread() - start);
            }

            return min;
        }
    }
}
