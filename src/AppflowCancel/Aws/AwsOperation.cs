using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using AppflowCancel.Aws.Shapes;

namespace AppflowCancel.Aws;

/// <summary>An operation as seen by request stages and the API description. <see cref="AwsOperation{TRequest, TResponse}"/> has its types.</summary>
internal abstract record AwsOperation
{
    /// <summary>AWS's name, such as CancelFlowExecutions.</summary>
    public required string Name { get; init; }

    public string Method { get; init; } = HttpMethods.Post;

    /// <summary>As in the model: literal segments are case-sensitive.</summary>
    public required string Path { get; init; }

    /// <summary>Whether a successful call changes state.</summary>
    public bool Changes { get; init; }

    /// <summary>The HTTP status of a success.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The modelled errors that can occur here.</summary>
    public string[] Errors { get; init; } = [];

    public required string Summary { get; init; }

    /// <summary>An example request for the API description, as JSON; includes members of the path and the query.</summary>
    [StringSyntax(StringSyntaxAttribute.Json)]
    public string? ExampleRequest { get; init; }

    /// <summary>An example response for the API description; null when the response has no body.</summary>
    [StringSyntax(StringSyntaxAttribute.Json)]
    public string? ExampleResponse { get; init; }

    /// <summary>The request's shape, according to its validator from <paramref name="services"/>.</summary>
    public abstract StructureShape RequestShape(IServiceProvider services);

    /// <summary>The JSON contract of the response.</summary>
    public abstract JsonTypeInfo ResponseContract { get; }

    /// <summary>Reads the request into <see cref="AwsCall.Request"/>; the reader keeps the first type error.</summary>
    public abstract void Read(RequestReader reader, AwsCall call);

    /// <summary>All violated constraints of the request, in Coral's wording; empty if there are none.</summary>
    public abstract IReadOnlyList<string> Validate(AwsCall call, IServiceProvider services);

    /// <summary>Executes the request and keeps the response in <see cref="AwsCall.Response"/>.</summary>
    /// <returns>The error, with nothing changed; null after a success.</returns>
    public abstract AwsError? Execute(AwsCall call);

    public abstract void WriteResponse(AwsCall call);
}
