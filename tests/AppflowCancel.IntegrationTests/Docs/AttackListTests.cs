using System.Text.RegularExpressions;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Docs;

/// <summary>tests/ATTACKS.md names a test for each attack, and each test that it names exists.</summary>
public sealed partial class AttackListTests
{
    private static readonly string Tests = Path.Combine(SourceFiles.Root, "tests");
    private static readonly string List = File.ReadAllText(Path.Combine(Tests, "ATTACKS.md"));

    [Fact]
    public void Every_test_that_the_list_of_attacks_names_exists()
    {
        var classes = Directory.EnumerateFiles(Tests, "*Tests.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet();

        Assert.All(TestName().Matches(List), match => Assert.Contains(match.Groups[1].Value, classes));
    }

    [Fact]
    public void Every_attack_has_a_test()
    {
        var rows = Row().Matches(List);

        Assert.Equal(Enumerable.Range(1, 15), rows.Select(row => int.Parse(row.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(rows, row => Assert.Matches(TestName(), row.Groups["tests"].Value));
    }

    [GeneratedRegex("`([A-Za-z]+Tests)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^\| (?<number>[0-9]+) \|.*\| (?<tests>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
