using System.Buffers;
using AppflowCancel.Access.Signatures;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Access;
using AppflowCancel.Timing;
using Microsoft.AspNetCore.Http.Features;

namespace AppflowCancel.Access;

/// <summary>Verifies the signature if the account requires it.</summary>
internal sealed class SignatureStage(SignatureVerifier verifier, RealTime real) : IRequestStage
{
    public ValueTask<AwsError?> Check(AwsCall call) =>
        call.Account.Access.Signatures switch
        {
            SignatureMode.Ignored => default,
            SignatureMode.Verified => new(Verify(call)),
        };

    private AwsError? Verify(AwsCall call)
    {
        (call.Identity, var error) = verifier.Verify(Received(call), call.Account.Access.Find, real.Provider.GetUtcNow());
        return error;
    }

    private static ReceivedRequest Received(AwsCall call)
    {
        var request = call.Http.Request;

        // The path as sent, which the client signed: ASP.NET Core decodes the path.
        var target = call.Http.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw
            ? raw
            : $"{request.Path.ToUriComponent()}{request.QueryString.ToUriComponent()}";
        return new ReceivedRequest(request.Method, target, request.Headers, call.Body ?? ReadOnlySequence<byte>.Empty);
    }
}
