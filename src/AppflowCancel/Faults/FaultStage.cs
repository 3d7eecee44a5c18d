using System.Text.Json;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Text;
using AppflowCancel.Timing;

namespace AppflowCancel.Faults;

/// <summary>Applies the account's fault rules before the request is interpreted further.</summary>
internal sealed class FaultStage(RealTime real) : IRequestStage
{
    public ValueTask<AwsError?> Check(AwsCall call) => call.Account.Faults.Any ? Apply(call) : default;

    private async ValueTask<AwsError?> Apply(AwsCall call)
    {
        if (call.Body is { IsEmpty: false } body)
        {
            call.Json ??= RequestBody.Parse(body);
        }

        var name = FlowName(call);
        if (call.Account.Faults.Match(call.OperationName, name, call.Now) is not { } match)
        {
            return null;
        }

        var (rule, number) = match;
        call.Fault = number;
        call.FlowName = name is { Length: <= AwsCall.MaxIdentifierLength } ? name : null;
        call.RecordIdentifiers();
        if (rule.Delay > TimeSpan.Zero)
        {
            if (rule.Error is not null || rule.DropConnection)
            {
                // Nothing reads the body any more, and a delay may take an hour.
                call.Release();
            }

#pragma warning disable RS0030 // A slow service is slow in real time; otherwise no client's timeout could be tested.
            await Task.Delay(rule.Delay, real.Provider, call.Http.RequestAborted);
#pragma warning restore RS0030
        }

        return Error(call, rule);
    }

    private static AwsError? Error(AwsCall call, FaultRule rule)
    {
        if (rule.DropConnection)
        {
            call.Ending = CallEnding.Dropped;
            return AwsError.InternalServer();
        }

        if (rule.RetryAfterMilliseconds is { } milliseconds)
        {
            call.Http.Response.Headers["x-amz-retry-after"] = $"{milliseconds}";
        }

        return rule.Error is { } error ? AwsError.Named(error, rule.Message ?? DefaultMessage(error)) : null;
    }

    private static string DefaultMessage(string error) => error switch
    {
        // Coral's generic text.
        "ThrottlingException" => "Rate exceeded",

        // Recorded, except the vendor's text.
        "ConnectorAuthenticationException" =>
            "Error authenticating to connector: Failed to validate Connection while attempting \"ValidateCredentials with "
            + "CustomConnector\" with connector failure invalid_grant (Service: null; Status Code: 400; Error Code: Client; "
            + "Request ID: null; Proxy: null)",
        "ConnectorServerException" =>
            "Error while communicating to connector: Got error from connector. No valid response and error details found in the "
            + "connector response.",
        _ => $"{error} injected by a fault rule.",
    };

    // A malformed request has no flow name here; later stages report the error.
    private static string? FlowName(AwsCall call) =>
        PathLabel.Of(call.Http, call.Operation!.Path) is { } arn ? call.FlowOf(arn)
        : call.Json?.RootElement is { ValueKind: JsonValueKind.Object } body
            && body.TryGetProperty("flowName", out var name)
            && name.ValueKind is JsonValueKind.String
            ? JsonText.Of(name)
        : null;
}
