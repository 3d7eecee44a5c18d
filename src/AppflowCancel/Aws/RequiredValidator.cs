using AppflowCancel.Aws.Shapes;
using FluentValidation;
using FluentValidation.Results;
using FluentValidation.Validators;

namespace AppflowCancel.Aws;

/// <summary>FluentValidation's NotNull with Coral's text.</summary>
internal sealed class RequiredValidator<T, TProperty>(RequestMember<T, TProperty> member)
    : PropertyValidator<T, TProperty>, INotNullValidator, IMemberRule<T>
{
    public override string Name => "Required";

    public void Check(T request, ref List<string>? violations)
    {
        if (member.Read(request) is null)
        {
            (violations ??= []).Add(Constraint.Missing(member.Name));
        }
    }

    public override bool IsValid(ValidationContext<T> context, TProperty value)
    {
        if (value is null)
        {
            context.AddFailure(new ValidationFailure(member.Name, Constraint.Missing(member.Name)));
        }

        // The failure is added above; true keeps FluentValidation from adding its own.
        return true;
    }
}
