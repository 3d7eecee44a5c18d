using System.Text.RegularExpressions;

namespace AppflowCancel.Aws.Shapes;

/// <summary>A pattern of the model: its text for messages, and a .NET regex equivalent to Java's.</summary>
internal sealed record Pattern(string Text, Regex Expression)
{
    public bool Matches(string value) => Expression.IsMatch(value);
}
