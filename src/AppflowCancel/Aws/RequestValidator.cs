using FluentValidation;
using FluentValidation.Results;

namespace AppflowCancel.Aws;

/// <summary>A FluentValidation validator of a request, with a rule for each member: see <see cref="ShapeRules"/>.</summary>
/// <remarks>
/// A native binary interprets the expressions of rules, which takes 4 % of a request or more. Delegates therefore read and check the
/// members first; only a request that violates a constraint goes through FluentValidation, which reports the violations.
/// </remarks>
internal abstract class RequestValidator<T> : AbstractValidator<T>, IValidator<T>
{
    private IMemberRule<T>[]? _members;

    ValidationResult IValidator<T>.Validate(T instance) => IsKnownToBeValid(instance) ? new ValidationResult() : Validate(instance);

    /// <summary>Whether no rule can fail. False when there is a rule that only FluentValidation can check.</summary>
    public bool IsKnownToBeValid(T request)
    {
        var members = _members ??= Members();
        foreach (var member in members)
        {
            if (!member.Accepts(request))
            {
                return false;
            }
        }

        return members.Length > 0;
    }

    private IMemberRule<T>[] Members()
    {
        var components = CreateDescriptor().Rules.SelectMany(rule => rule.Components).ToList();
        var members = components.Select(component => component.Validator).OfType<IMemberRule<T>>().ToArray();
        return members.Length == components.Count && !components.Exists(component => component.HasCondition) ? members : [];
    }
}

/// <summary>A rule that can be checked without FluentValidation.</summary>
internal interface IMemberRule<in T>
{
    bool Accepts(T request);
}
