using System.Buffers;
using System.Text;
using AppflowCancel.Access;
using AppflowCancel.Access.Signatures;
using AppflowCancel.Domain.Access;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace AppflowCancel.Benchmarks;

/// <summary>The steps of a request in an account with access rules, each measured alone.</summary>
[MemoryDiagnoser]
public class AccessParts
{
    private static readonly DateTimeOffset Now = new(2026, 9, 21, 14, 13, 20, TimeSpan.Zero);

    private readonly SignatureVerifier _verifier = new();
    private readonly AccessCaller _bob = new() { AccessKeyId = "AKIDBOB", SecretAccessKey = "bobs-secret", Arn = "arn:aws:iam::123456789012:user/bob" };
    private ReceivedRequest _request = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var body = Encoding.UTF8.GetBytes("""{"flowName":"orders","executionIds":["b5a3c0de-6f8e-4f0b-9d0e-2c8f5a1e7d42"]}""");
        using var message = new HttpRequestMessage(HttpMethod.Post, "http://localhost:4566/cancel-flow-executions");
        message.Headers.TryAddWithoutValidation("amz-sdk-invocation-id", "b5a3c0de-6f8e-4f0b-9d0e-2c8f5a1e7d42");
        message.Headers.TryAddWithoutValidation("amz-sdk-request", "attempt=1; max=3");
        RequestSigner.Sign(message, body, new SigningCredentials("AKIDBOB", "bobs-secret"), "us-east-1", "appflow", Now);
        var headers = new HeaderDictionary();
        headers["Host"] = "localhost:4566";
        foreach (var (name, values) in message.Headers.NonValidated)
        {
            headers[name] = new StringValues(values.ToString());
        }

        _request = new ReceivedRequest("POST", "/cancel-flow-executions", headers, new ReadOnlySequence<byte>(body));
        if (!Signature())
        {
            throw new InvalidOperationException("The signature is refused.");
        }
    }

    [Benchmark]
    public bool Signature() => _verifier.Verify(_request, _ => _bob, Now).Caller is not null;
}
