using System.Text.Json.Serialization.Metadata;
using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.Aws;

/// <summary>An operation of the model that is not emulated: the route stage answers its error.</summary>
internal sealed record UnavailableOperation : AwsOperation
{
    public override StructureShape RequestShape(IServiceProvider services) => throw NeverReached();

    public override JsonTypeInfo ResponseContract => throw NeverReached();

    public override void Read(RequestReader reader, AwsCall call) => throw NeverReached();

    public override IReadOnlyList<string> Validate(AwsCall call, IServiceProvider services) => throw NeverReached();

    public override AwsError? Execute(AwsCall call) => throw NeverReached();

    public override void WriteResponse(AwsCall call) => throw NeverReached();

    private NotSupportedException NeverReached() => new($"{Name} is not emulated.");
}
