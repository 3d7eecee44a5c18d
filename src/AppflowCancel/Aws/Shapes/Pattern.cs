using System.Text.RegularExpressions;

namespace AppflowCancel.Aws.Shapes;

/// <summary>A pattern of the model: as it is printed in messages, and as .NET must write it to mean what Java means.</summary>
internal sealed record Pattern(string Text, Regex Expression)
{
    public bool Matches(string value) => Expression.IsMatch(value);
}
