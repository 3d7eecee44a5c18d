using AppflowCancel.Aws;
using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.Requests.Stages;

/// <summary>Every constraint of the model must hold. AWS reports all violations in one message.</summary>
internal sealed class ConstraintStage(IServiceProvider services) : IRequestStage
{
    public ValueTask<AwsError?> Check(AwsCall call)
    {
        if (call.Operation!.Validate(call, services) is not { Count: > 0 } violations)
        {
            return default;
        }

        call.RecordIdentifiers();
        return new(AwsError.Validation(Constraint.Message(violations)));
    }
}
