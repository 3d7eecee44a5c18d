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

    public bool Accepts(T request) => member.Read(request) is not null;

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
