using System.Text.Json;
using AppflowCancel.Aws.Shapes;
using FluentValidation;
using FluentValidation.Results;

namespace AppflowCancel.Aws;

/// <summary>Holds a request's constraints in terms of the model's shapes, in the model's order, and reports all violations together.</summary>
internal abstract class RequestValidator<T> : AbstractValidator<T>
{
    // Most requests have nothing to put into it.
    [ThreadStatic]
    private static List<string>? _clauses;

    private readonly List<Member> _members = [];

    // One rule for the request and not one for each member, whose expression would be slow to make and to ask.
    protected RequestValidator() => RuleFor(request => request).Custom(Check);

    /// <summary>The request as the model describes it, for the API description and the comparison with the model.</summary>
    public StructureShape Shape { get; } = new();

    protected void Required(string name, Func<T, object?> member, Shape shape)
    {
        Shape.Required(name, shape);
        _members.Add(new Member(name, member, shape, IsRequired: true));
    }

    protected void Optional(string name, Func<T, object?> member, Shape shape)
    {
        Shape.Optional(name, shape);
        _members.Add(new Member(name, member, shape, IsRequired: false));
    }

    private void Check(T request, ValidationContext<T> context)
    {
        var clauses = _clauses ??= [];
        foreach (var member in _members)
        {
            if (member.Of(request) is { } value)
            {
                Check(value, member.Shape, member.Name, clauses);
            }
            else if (member.IsRequired)
            {
                clauses.Add(Constraint.Missing(member.Name));
            }

            foreach (var clause in clauses)
            {
                context.AddFailure(new ValidationFailure(member.Name, clause));
            }

            clauses.Clear();
        }
    }

    private static void Check(object value, Shape shape, string name, List<string> clauses)
    {
        switch (value, shape)
        {
            case (string text, StringShape expected):
                expected.Check(text, name, clauses);
                break;
            case (int number, IntegerShape expected):
                expected.Check(number, name, clauses);
                break;
            case (IReadOnlyList<string> texts, ListShape expected):
                expected.Check(texts, name, clauses);
                break;
            case (IReadOnlyDictionary<string, string> map, MapShape expected):
                expected.Check(map, name, clauses);
                break;
            case (JsonElement element, _):
                shape.Check(element, name, clauses);
                break;
            case (bool, BooleanShape):
                break;
            default:
                throw new InvalidOperationException($"{name} is a {value.GetType()}, which {shape.GetType()} cannot check.");
        }
    }

    private sealed record Member(string Name, Func<T, object?> Of, Shape Shape, bool IsRequired);
}
