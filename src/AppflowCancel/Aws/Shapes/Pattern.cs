using System.Buffers;
using System.Text.RegularExpressions;

namespace AppflowCancel.Aws.Shapes;

/// <summary>A pattern of the model: its text for messages, and a .NET regex equivalent to Java's.</summary>
internal sealed record Pattern(string Text, Regex Expression)
{
    // What Java's \s matches.
    private static readonly SearchValues<char> Space = SearchValues.Create(" \t\n\v\f\r");

    /// <summary>The pattern of names, tokens and ids.</summary>
    public bool IsNoSpace { get; } = Text == @"\S+";

    /// <summary>The constraint as a message states it.</summary>
    public string Requirement { get; } = Constraint.Matches(Text);

    public bool Matches(string value) => IsNoSpace ? value.Length > 0 && !value.AsSpan().ContainsAny(Space) : Expression.IsMatch(value);
}
