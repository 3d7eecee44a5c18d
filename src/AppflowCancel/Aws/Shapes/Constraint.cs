using System.Globalization;
using System.Text;
using AppflowCancel.Text;

namespace AppflowCancel.Aws.Shapes;

/// <summary>Coral's texts for violated constraints, recorded from AppFlow and services that share its framework.</summary>
internal static class Constraint
{
    /// <summary>Maximum number of reported violations. Ours: a request of 10 MB can have millions.</summary>
    public const int MaxClauses = 100;

    /// <summary>Maximum length of an echoed value. Ours: AWS was recorded echoing whole values, but none longer than this.</summary>
    public const int MaxValueLength = 16 * 1024;

    public const string NotNull = "Member must not be null";

    public static string MaxLength(int max) => $"Member must have length less than or equal to {max}";

    public static string MinLength(int min) => $"Member must have length greater than or equal to {min}";

    public static string MaxValue(long max) => $"Member must have value less than or equal to {max}";

    public static string MinValue(long min) => $"Member must have value greater than or equal to {min}";

    public static string Matches(string pattern) => $"Member must satisfy regular expression pattern: {pattern}";

    public static string OneOf(IEnumerable<string> values) => $"Member must satisfy enum value set: [{string.Join(", ", values)}]";

    public static string Missing(string path) => $"Value null at '{path}' failed to satisfy constraint: {NotNull}";

    /// <param name="value">Null for a secret, which Coral omits from the message: recorded from Cognito's passwords.</param>
    public static string Violated(string? value, string path, string constraint) => value is null
        ? string.Concat("Value at '", path, "' failed to satisfy constraint: ", constraint)
        : string.Concat("Value '", Truncation.Shorten(value, MaxValueLength), "' at '", path, "' failed to satisfy constraint: ", constraint);

    /// <summary>Violations of simple elements are reported at the path of their list, with all of the element's constraints.</summary>
    public static string OfElements(IEnumerable<string> constraints) => $"Member must satisfy constraint: [{string.Join(", ", constraints)}]";

    public static string OfKeys(IEnumerable<string> constraints) => $"Map keys must satisfy constraint: [{string.Join(", ", constraints)}]";

    public static string OfValues(IEnumerable<string> constraints) => $"Map value must satisfy constraint: [{string.Join(", ", constraints)}]";

    /// <summary>All clauses in one message, joined as Coral does.</summary>
    public static string Message(IReadOnlyCollection<string> clauses) => string.Concat(
        Math.Min(clauses.Count, MaxClauses).ToString(CultureInfo.InvariantCulture),
        clauses.Count == 1 ? " validation error detected: " : " validation errors detected: ",
        string.Join("; ", clauses.Count <= MaxClauses ? clauses : clauses.Take(MaxClauses)));

    /// <summary>Elements as Java prints them, up to the length that a message shows.</summary>
    public static string Joined(IEnumerable<string> elements)
    {
        var joined = new StringBuilder();
        var separator = "";
        foreach (var element in elements)
        {
            joined.Append(separator).Append(element.AsSpan(0, Math.Min(element.Length, MaxValueLength)));
            separator = ", ";
            if (joined.Length > MaxValueLength)
            {
                break;
            }
        }

        return joined.ToString();
    }
}
