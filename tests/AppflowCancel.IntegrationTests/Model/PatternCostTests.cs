using System.Text;
using System.Text.RegularExpressions;
using AppflowCancel.Model;

namespace AppflowCancel.IntegrationTests.Model;

/// <summary>The patterns of ARNs take linear time, and match the same strings as the model's.</summary>
public sealed class PatternCostTests
{
    private static readonly (string Model, AppflowCancel.Aws.Shapes.Pattern Ours)[] Arns =
    [
        ("arn:aws:kms:.*:[0-9]+:.*", Patterns.KmsArn),
        ("arn:aws:iam:.*:[0-9]+:.*", Patterns.RoleArn),
        ("arn:aws:secretsmanager:.*:[0-9]+:.*", Patterns.SecretArn),
        ("arn:aws:.*:.*:[0-9]+:.*", Patterns.ResourceArn),
    ];

    /// <summary>In quadratic time each would take half an hour.</summary>
    [Fact]
    public void Ten_megabytes_that_almost_match_are_refused()
    {
        foreach (var (model, ours) in Arns)
        {
            var text = new StringBuilder(model[..model.IndexOf('.', StringComparison.Ordinal)]);
            text.Insert(text.Length, ":1", 5_000_000).Append('\n');

            Assert.False(ours.Matches(text.ToString()));
        }
    }

    [Fact]
    public void They_match_the_same_strings_as_the_model()
    {
        var random = new Random(1);
        foreach (var (model, ours) in Arns)
        {
            var reference = new Regex($@"\A(?:{model.Replace(".", "[^\n\r\u0085\u2028\u2029]", StringComparison.Ordinal)})\z", RegexOptions.NonBacktracking);
            var start = model[..model.IndexOf('.', StringComparison.Ordinal)];
            for (var i = 0; i < 5_000; i++)
            {
                var text = start[..random.Next(start.Length - 1, start.Length + 1)] + new string(random.GetItems<char>(":::12a\n", random.Next(12)));

                Assert.True(reference.IsMatch(text) == ours.Matches(text), text);
            }
        }
    }
}
