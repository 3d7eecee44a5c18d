using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Memory;

namespace AppflowCancel.IntegrationTests.Memory;

public sealed class DelayedActionTests
{
    private const double Seconds = 3;

    private readonly ManualTime _time = new();
    private int _performed;

    [Fact]
    public void Many_requests_in_a_row_share_one_action()
    {
        var action = new DelayedAction(TimeSpan.FromSeconds(Seconds), _time, () => _performed++);
        for (var i = 0; i < 100; i++)
        {
            action.Request();
        }

        Assert.Equal(0, _performed);
        _time.Advance(Seconds);

        Assert.Equal(1, _performed);
    }

    [Fact]
    public void A_request_that_comes_during_the_action_causes_another()
    {
        DelayedAction? action = null;
        action = new DelayedAction(TimeSpan.FromSeconds(Seconds), _time, () =>
        {
            if (++_performed == 1)
            {
                action!.Request();
            }
        });

        action.Request();
        _time.Advance(Seconds);
        _time.Advance(Seconds);
        _time.Advance(Seconds);

        Assert.Equal(2, _performed);
    }
}
