using System.Reflection;
using AppflowCancel.Aws.Shapes;
using FluentValidation;
using FluentValidation.Validators;

namespace AppflowCancel.Aws;

/// <summary>The rules of requests, in terms of the model's shapes: <c>RuleFor(r => r.FlowName).Required().MustMatch(shape)</c>.</summary>
internal static class ShapeRules
{
    /// <summary>The member must be present.</summary>
    public static IRuleBuilderInitial<T, TProperty> Required<T, TProperty>(this IRuleBuilderInitial<T, TProperty> rule)
    {
        rule.SetValidator(new RequiredValidator<T, TProperty>(Member(rule)));
        return rule;
    }

    /// <summary>A member that is present must satisfy every constraint of its shape.</summary>
    public static void MustMatch<T, TProperty>(this IRuleBuilderInitial<T, TProperty> rule, Shape shape) =>
        rule.SetValidator(new ShapeValidator<T, TProperty>(Member(rule), shape));

    /// <summary>The request as its validator describes it, for the API description and the comparison with the model.</summary>
    public static StructureShape Describe(IValidator validator)
    {
        var request = new StructureShape();
        foreach (var rule in validator.CreateDescriptor().Rules)
        {
            var name = RequestMember.NameOf(rule.PropertyName);
            var validators = rule.Components.Select(component => component.Validator).ToList();
            var shape = validators.OfType<IShapeValidator>().Single().Shape;
            _ = validators.OfType<INotNullValidator>().Any() ? request.Required(name, shape) : request.Optional(name, shape);
        }

        return request;
    }

    private static RequestMember<T, TProperty> Member<T, TProperty>(IRuleBuilderInitial<T, TProperty> builder)
    {
        PropertyInfo? property = null;
        builder.Configure(rule => property = (PropertyInfo)rule.Member);
        return new(RequestMember.NameOf(property!.Name), property.GetMethod!.CreateDelegate<Func<T, TProperty>>());
    }
}
