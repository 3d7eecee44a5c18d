using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;

namespace AppflowCancel.Aws;

/// <summary>An operation of the AWS surface: where it is, what it takes, what it answers.</summary>
internal sealed record AwsOperation<TRequest, TResponse>
    where TResponse : class
{
    /// <summary>AWS's name, such as CancelFlowExecutions.</summary>
    public required string Name { get; init; }

    public string Method { get; init; } = HttpMethods.Post;

    /// <summary>As in the model: literal segments are case-sensitive.</summary>
    public required string Path { get; init; }

    /// <summary>Whether it changes anything when it succeeds.</summary>
    public bool Changes { get; init; }

    public required Func<RequestReader, TRequest> Read { get; init; }

    /// <summary>Made at first use: its rules are expressions, which take a while to compile.</summary>
    public required Lazy<RequestValidator<TRequest>> Validator { get; init; }

    public required Func<TRequest, AwsCall, AwsResult<TResponse>> Handle { get; init; }

    /// <summary>Asked for at first use, as it is slow to make.</summary>
    public required Func<JsonTypeInfo<TResponse>> Response { get; init; }

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The errors of the model, as far as they can come about here.</summary>
    public string[] Errors { get; init; } = [];

    public required string Summary { get; init; }

    /// <summary>A request for the API description, as JSON: members of the path and the query among those of the body.</summary>
    [StringSyntax(StringSyntaxAttribute.Json)]
    public string? ExampleRequest { get; init; }

    /// <summary>An answer for the API description; null where the answer has no body.</summary>
    [StringSyntax(StringSyntaxAttribute.Json)]
    public string? ExampleResponse { get; init; }
}
