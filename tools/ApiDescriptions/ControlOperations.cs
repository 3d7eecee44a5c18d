using System.Globalization;
using AppflowCancel.Aws;
using AppflowCancel.Control;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace AppflowCancel.ApiDescriptions;

/// <summary>Describes routes of the control API.</summary>
internal sealed class ControlOperations(TypeSchemas types, CallerDefaults defaults)
{
    private static readonly int[] ErrorsOfEveryRoute =
    [
        StatusCodes.Status400BadRequest,
        StatusCodes.Status409Conflict,
        StatusCodes.Status413PayloadTooLarge,
        StatusCodes.Status503ServiceUnavailable,
        StatusCodes.Status500InternalServerError,
    ];

    public OpenApiOperation Describe(ControlRoute route, RouteEndpoint endpoint)
    {
        var names = endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name).ToList();
        var operation = new OpenApiOperation
        {
            OperationId = IdOf(route),
            Summary = route.Summary,
            Parameters =
            [
                .. names.Select(name => Parameter(name, ParameterLocation.Path, isRequired: true)),
                Parameter("account", ParameterLocation.Query, isRequired: false, "^[0-9]{12}$", defaults.Account),
                Parameter("region", ParameterLocation.Query, isRequired: false, example: defaults.Region),
                .. route.Query.Select(name => Parameter(name, ParameterLocation.Query, route.RequiredQuery.Contains(name))),
            ],
            Responses = [],
        };
        if (route.Body is { } body)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = !route.BodyIsOptional,
                Content = Documents.Json(route.BodyMayBeList ? types.OneOrMany(body) : types.Of(body), route.ExampleBody),
            };
        }

        AddAnswers(operation.Responses, route, namesSomething: names.Count > 0);
        return operation;
    }

    private void AddAnswers(OpenApiResponses responses, ControlRoute route, bool namesSomething)
    {
        int[] absent = namesSomething ? [StatusCodes.Status404NotFound] : [];
        foreach (var status in ErrorsOfEveryRoute.Concat(absent).Concat(route.Errors).Distinct().Order())
        {
            responses[Text(status)] = Answer(status, typeof(ControlError), """{"message":"The error, and what is allowed."}""");
        }

        responses[Text(StatusCodes.Status200OK)] = Answer(StatusCodes.Status200OK, route.Answer, route.ExampleAnswer, route.ContentType);
        foreach (var status in route.OtherStatuses)
        {
            responses[Text(status)] = Answer(status, route.Answer, example: null);
        }
    }

    private OpenApiResponse Answer(int status, Type body, string? example, string contentType = "application/json") => new()
    {
        Description = ReasonPhrases.GetReasonPhrase(status),
        Content = Documents.Json(types.Of(body), example, contentType),
    };

    private static OpenApiParameter Parameter(
        string name, ParameterLocation location, bool isRequired, string? pattern = null, string? example = null) => new()
        {
            Name = name,
            In = location,
            Required = isRequired,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = pattern },
            Example = example,
        };

    // PUT /_appflow/flows/{name}/plan is PutAppflowFlowsNamePlan.
    private static string IdOf(ControlRoute route) => string.Concat(
        $"{route.Method}{route.Path}".Split('/', '_', '-', '{', '}')
            .Where(word => word.Length > 0)
            .Select(word => char.ToUpperInvariant(word[0]) + (word == route.Method ? word[1..].ToLowerInvariant() : word[1..])));

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
