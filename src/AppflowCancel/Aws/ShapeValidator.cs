using System.Text.Json;
using AppflowCancel.Aws.Shapes;
using FluentValidation;
using FluentValidation.Results;
using FluentValidation.Validators;

namespace AppflowCancel.Aws;

/// <summary>A validator that checks a member against a shape of the model.</summary>
internal interface IShapeValidator
{
    Shape Shape { get; }
}

/// <summary>Adds a failure, in Coral's words, for each constraint of the shape that a member violates.</summary>
internal sealed class ShapeValidator<T, TProperty>(RequestMember<T, TProperty> member, Shape shape)
    : PropertyValidator<T, TProperty>, IShapeValidator, IMemberRule<T>
{
    // Most requests violate nothing.
    [ThreadStatic]
    private static List<string>? _clauses;

    public override string Name => "Shape";

    public Shape Shape { get; } = shape;

    public void Check(T request, ref List<string>? violations)
    {
        var clauses = Violations(member.Read(request));
        if (clauses.Count > 0)
        {
            (violations ??= []).AddRange(clauses);
            clauses.Clear();
        }
    }

    public override bool IsValid(ValidationContext<T> context, TProperty value)
    {
        var clauses = Violations(value);
        foreach (var clause in clauses)
        {
            context.AddFailure(new ValidationFailure(member.Name, clause));
        }

        clauses.Clear();

        // The failures are added above; true keeps FluentValidation from adding its own.
        return true;
    }

    private List<string> Violations(TProperty value)
    {
        var clauses = _clauses ??= [];
        if (value is not null)
        {
            Check(value, member.Name, clauses);
        }

        return clauses;
    }

    private void Check(object value, string name, List<string> clauses)
    {
        switch (value, Shape)
        {
            case (string text, StringShape expected):
                expected.Check(text, name, clauses);
                break;
            case (string text, EnumShape expected):
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
                Shape.Check(element, name, clauses);
                break;
            case (bool, BooleanShape):
                break;
            default:
                throw new InvalidOperationException($"{name} is a {value.GetType()}, which {Shape.GetType()} cannot check.");
        }
    }
}
