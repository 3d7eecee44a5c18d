using AppflowCancel.Domain.Access;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.UnitTests.Time;

namespace AppflowCancel.UnitTests.Accounts;

/// <summary>Which account a listed access key belongs to.</summary>
public sealed class AccessKeysTests
{
    private readonly AccountRegistry _accounts = new(new ManualTime(), new AccountSettings());
    private readonly Account _one;
    private readonly Account _other;

    public AccessKeysTests() => (_one, _other) = (_accounts.Get("111111111111").Value!, _accounts.Get("222222222222").Value!);

    [Fact]
    public void A_key_belongs_to_the_account_that_lists_it()
    {
        Assert.False(_accounts.AccessKeys.Any);
        Assert.Null(_accounts.SetAccess(_one, Callers("A", "B")));
        Assert.Null(_accounts.SetAccess(_other, Callers("C")));

        Assert.True(_accounts.AccessKeys.Any);
        Assert.Equal(["111111111111", "111111111111", "222222222222", null], Owners("A", "B", "C", "D"));
    }

    [Fact]
    public void New_callers_replace_the_earlier_ones_of_their_account_only()
    {
        _accounts.SetAccess(_one, Callers("A", "B"));
        _accounts.SetAccess(_other, Callers("C"));

        Assert.Null(_accounts.SetAccess(_one, Callers("B", "D")));
        Assert.Equal([null, "111111111111", "222222222222", "111111111111"], Owners("A", "B", "C", "D"));

        _accounts.SetAccess(_one, AccessSettings.Open);
        Assert.True(_accounts.AccessKeys.Any);
        _accounts.SetAccess(_other, AccessSettings.Open);
        Assert.False(_accounts.AccessKeys.Any);
        Assert.Equal([null, null, null, null], Owners("A", "B", "C", "D"));
    }

    [Fact]
    public void A_key_of_another_account_is_refused_and_nothing_has_changed()
    {
        _accounts.SetAccess(_one, Callers("A"));
        var before = _other.Access;

        Assert.Equal(new Refusal(RefusalReason.AccessKeyIsTaken, "A"), _accounts.SetAccess(_other, Callers("B", "A")));

        Assert.Same(before, _other.Access);
        Assert.Equal(["111111111111", null], Owners("A", "B"));
        Assert.Equal(RefusalReason.AccessKeyIsTaken, _accounts.AccessKeys.Conflict("222222222222", Callers("A"))!.Reason);
        Assert.Null(_accounts.AccessKeys.Conflict("111111111111", Callers("A")));
    }

    [Fact]
    public void The_keys_of_a_replaced_account_are_those_of_its_replacement()
    {
        _accounts.SetAccess(_one, Callers("A"));
        _accounts.SetAccess(_other, Callers("C"));

        Assert.Null(_accounts.Replace(_accounts.Empty("111111111111", access: Callers("B"))));
        Assert.Equal([null, "111111111111"], Owners("A", "B"));

        var refused = _accounts.Empty("111111111111", access: Callers("C"));
        Assert.Equal(RefusalReason.AccessKeyIsTaken, _accounts.Replace(refused)!.Reason);
        Assert.NotSame(refused, _accounts.Find("111111111111"));
    }

    [Fact]
    public void A_reset_forgets_all_keys()
    {
        _accounts.SetAccess(_one, Callers("A"));

        _accounts.Clear();

        Assert.False(_accounts.AccessKeys.Any);
        Assert.Equal([null], Owners("A"));
        Assert.Empty(_accounts.All);
    }

    private IEnumerable<string?> Owners(params string[] keys) => keys.Select(_accounts.AccessKeys.AccountOf);

    private static AccessSettings Callers(params string[] keys) => new(
        SignatureMode.Ignored, [.. keys.Select(key => new AccessCaller { AccessKeyId = key, Arn = $"arn:aws:iam::000000000000:user/{key}" })]);
}
