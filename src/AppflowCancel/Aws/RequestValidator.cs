using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using AppflowCancel.Aws.Shapes;
using FluentValidation;
using FluentValidation.Results;

namespace AppflowCancel.Aws;

/// <summary>Holds a request's constraints in terms of the model's shapes, in the model's order, and reports all violations together.</summary>
internal abstract class RequestValidator<T> : AbstractValidator<T>
{
    /// <summary>The request as the model describes it, for the API description and the comparison with the model.</summary>
    public StructureShape Shape { get; } = new();

    protected void Required<TMember>(Expression<Func<T, TMember>> member, Shape shape) => Constrain(member, shape, isRequired: true);

    protected void Optional<TMember>(Expression<Func<T, TMember>> member, Shape shape) => Constrain(member, shape, isRequired: false);

    private void Constrain<TMember>(Expression<Func<T, TMember>> member, Shape shape, bool isRequired)
    {
        var property = (PropertyInfo)((MemberExpression)member.Body).Member;
        var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        _ = isRequired ? Shape.Required(name, shape) : Shape.Optional(name, shape);
        RuleFor(member).Custom((value, context) =>
        {
            if (value is null)
            {
                if (isRequired)
                {
                    context.AddFailure(new ValidationFailure(name, Constraint.Missing(name)));
                }

                return;
            }

            var clauses = new List<string>();
            Check(value, shape, name, clauses);
            foreach (var clause in clauses)
            {
                context.AddFailure(new ValidationFailure(name, clause));
            }
        });
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
}
