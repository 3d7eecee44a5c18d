using System.Globalization;
using System.Text.Json.Nodes;
using AppflowCancel.Aws;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace AppflowCancel.ApiDescriptions;

/// <summary>Describes an operation's answers: its response, and its errors by status.</summary>
internal sealed class AwsAnswers
{
    private const string RequestId = "x-amzn-RequestId";
    private const string ErrorType = "X-Amzn-Errortype";
    private const string ErrorBody = "Error";

    private readonly OpenApiDocument _document;
    private readonly TypeSchemas _types;

    public AwsAnswers(OpenApiDocument document, TypeSchemas types)
    {
        (_document, _types) = (document, types);
        document.AddComponent(ErrorBody, new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "The body of an error. The error's name is in the header X-Amzn-Errortype; some errors have no message.",
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["message"] = new OpenApiSchema { Type = JsonSchemaType.String },
            },
        });
        document.AddComponent<IOpenApiHeader>(RequestId, new OpenApiHeader
        {
            Description = "The request's id, as in the journal.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
        });
    }

    public void Describe(OpenApiOperation operation, AwsOperation described)
    {
        var hasBody = described.Status != StatusCodes.Status204NoContent;
        operation.Responses![Text(described.Status)] = new OpenApiResponse
        {
            Description = ReasonPhrases.GetReasonPhrase(described.Status),
            Headers = Headers(),
            Content = hasBody ? Documents.Json(_types.Of(described.ResponseContract.Type), described.ExampleResponse) : null,
        };
        AddErrors(operation, [.. described.Errors.Select(AwsErrorExamples.Of), .. AwsErrorExamples.OfEveryOperation]);
    }

    private void AddErrors(OpenApiOperation operation, IEnumerable<AwsError> errors)
    {
        foreach (var sameStatus in errors.DistinctBy(error => error.Type).OrderBy(error => error.Type, StringComparer.Ordinal)
            .GroupBy(error => error.Status).OrderBy(group => group.Key))
        {
            var body = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference(ErrorBody, _document),
                Examples = sameStatus.ToDictionary(
                    error => error.Type,
                    IOpenApiExample (error) => new OpenApiExample { Value = new JsonObject { ["message"] = error.Message } }),
            };
            operation.Responses![Text(sameStatus.Key)] = new OpenApiResponse
            {
                Description = string.Join(", ", sameStatus.Select(error => error.Type)),
                Headers = Headers(ShapeSchemas.Enumeration(sameStatus.Select(error => error.Type))),
                Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = body },
            };
        }
    }

    private Dictionary<string, IOpenApiHeader> Headers(OpenApiSchema? errorType = null)
    {
        var headers = new Dictionary<string, IOpenApiHeader> { [RequestId] = new OpenApiHeaderReference(RequestId, _document) };
        if (errorType is not null)
        {
            headers[ErrorType] = new OpenApiHeader { Schema = errorType };
        }

        return headers;
    }

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
