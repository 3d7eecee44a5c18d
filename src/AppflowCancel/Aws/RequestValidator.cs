using FluentValidation;

namespace AppflowCancel.Aws;

/// <summary>A FluentValidation validator of a request, with a rule for each member: see <see cref="ShapeRules"/>.</summary>
/// <remarks>
/// A native binary interprets the expressions of rules, which takes 4 % of a request or more. Delegates therefore read and check the
/// members. FluentValidation would check rules of another kind, in a managed build only: there are none, so the native binary leaves
/// the interpreter out (image.substitutions.xml).
/// </remarks>
internal abstract class RequestValidator<T> : AbstractValidator<T>
{
    private IMemberRule<T>[]? _members;

    /// <summary>All violated constraints in the order of the rules, as FluentValidation reports them.</summary>
    public IReadOnlyList<string> Violations(T request)
    {
        var members = _members ??= Members();
        if (members.Length == 0)
        {
            return [.. Validate(request).Errors.Select(failure => failure.ErrorMessage)];
        }

        List<string>? violations = null;
        foreach (var member in members)
        {
            member.Check(request, ref violations);
        }

        return violations ?? (IReadOnlyList<string>)[];
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
    /// <summary>Adds a message for each constraint that the request violates.</summary>
    void Check(T request, ref List<string>? violations);
}
