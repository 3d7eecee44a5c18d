namespace AppflowCancel.UnitTests;

public sealed class OutcomeTests
{
    [Fact]
    public void A_value_is_passed_on_and_a_refusal_is_kept()
    {
        Outcome<string> value = "value";
        Outcome<string> refusal = new Refusal(RefusalReason.NoSuchFlow, "orders");

        Assert.Equal("value!", value.Then<string>(text => text + "!").Value);
        Assert.Equal(refusal.Refusal, refusal.Then<string>(text => text + "!").Refusal);
    }
}
