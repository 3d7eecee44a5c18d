namespace AppflowCancel.Domain.Access;

/// <summary>IAM's patterns: <c>*</c> matches any number of characters, including none, and <c>?</c> any one.</summary>
/// <remarks>Takes time in proportion to pattern and text, whatever the pattern: no backtracking.</remarks>
public static class WildcardPattern
{
    public static bool Matches(string pattern, string text, bool ignoreCase = false) =>
        Matches(pattern, text, ignoreCase, static (_, _) => true);

    /// <summary>Matches a Resource of a policy. AWS: only an asterisk at the end of a segment matches beyond the colon.</summary>
    public static bool MatchesResource(string pattern, string arn) =>
        Matches(pattern, arn, ignoreCase: false, static (pattern, at) => at + 1 == pattern.Length || pattern[at + 1] == ':');

    /// <summary>ArnLike. AWS: each of the six parts is matched separately.</summary>
    public static bool MatchesArn(string pattern, string arn)
    {
        var (patterns, parts) = (pattern.Split(':', 6), arn.Split(':', 6));
        return patterns.Length == parts.Length && patterns.Zip(parts).All(each => Matches(each.First, each.Second));
    }

    // reached[i]: whether the pattern so far matches the first i characters of the text.
    private static bool Matches(string pattern, string text, bool ignoreCase, Func<string, int, bool> crossesColons)
    {
        var reached = new bool[text.Length + 1];
        reached[0] = true;
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '*')
            {
                var crosses = crossesColons(pattern, at);
                for (var i = 1; i <= text.Length; i++)
                {
                    reached[i] |= reached[i - 1] && (crosses || text[i - 1] != ':');
                }
            }
            else
            {
                for (var i = text.Length; i > 0; i--)
                {
                    reached[i] = reached[i - 1] && (pattern[at] == '?' || Same(pattern[at], text[i - 1], ignoreCase));
                }

                reached[0] = false;
            }
        }

        return reached[text.Length];
    }

    private static bool Same(char one, char other, bool ignoreCase) =>
        one == other || (ignoreCase && char.ToUpperInvariant(one) == char.ToUpperInvariant(other));
}
