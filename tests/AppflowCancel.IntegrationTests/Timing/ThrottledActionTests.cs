using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Timing;

namespace AppflowCancel.IntegrationTests.Timing;

public sealed class ThrottledActionTests
{
    private const double Rest = 3;

    private readonly ManualTime _time = new();
    private readonly ThrottledAction _action;
    private int _performed;
    private Action? _during;

    public ThrottledActionTests() => _action = new ThrottledAction(TimeSpan.FromSeconds(Rest), _time, () =>
    {
        _performed++;
        _during?.Invoke();
    });

    [Fact]
    public void The_first_request_is_performed_at_once_and_those_of_the_rest_together_at_its_end()
    {
        _action.Request();
        _time.Advance(0);
        Assert.Equal(1, _performed);

        for (var i = 0; i < 100; i++)
        {
            _action.Request();
        }

        _time.Advance(Rest - 1);
        Assert.Equal(1, _performed);
        _time.Advance(1);
        Assert.Equal(2, _performed);
    }

    [Fact]
    public void After_a_rest_without_requests_the_next_one_is_performed_at_once()
    {
        _action.Request();
        _time.Advance(0);
        _time.Advance(Rest);
        _time.Advance(Rest);
        Assert.Equal(1, _performed);

        _action.Request();
        _time.Advance(0);

        Assert.Equal(2, _performed);
    }

    [Fact]
    public void A_request_that_comes_during_the_action_causes_another()
    {
        _during = () =>
        {
            _during = null;
            _action.Request();
        };

        _action.Request();
        _time.Advance(0);
        _time.Advance(Rest);
        _time.Advance(Rest);

        Assert.Equal(2, _performed);
    }
}
