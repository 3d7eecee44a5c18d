using AppflowCancel.Aws;

namespace AppflowCancel.Requests.Stages;

/// <summary>
/// Refuses unknown operations. ASP.NET Core matches methods and paths in any case, and with doubled slashes; AWS does not.
/// One trailing slash is optional.
/// </summary>
internal sealed class RouteStage : IRequestStage
{
    public ValueTask<AwsError?> Check(AwsCall call)
    {
        var request = call.Http.Request;
        return new(call.Operation is { } operation && request.Method == operation.Method && IsPathOf(operation, request.Path)
            ? null
            : AwsError.UnknownOperation($"Amazon AppFlow has no operation {request.Method} {request.Path.Value}."));
    }

    private static bool IsPathOf(AwsOperation operation, PathString requested)
    {
        var path = requested.Value.AsSpan();
        path = path.Length > 1 && path[^1] == '/' ? path[..^1] : path;
        var label = operation.Path.IndexOf('{', StringComparison.Ordinal);
        return label < 0 ? path.SequenceEqual(operation.Path) : path.StartsWith(operation.Path.AsSpan(0, label));
    }
}
