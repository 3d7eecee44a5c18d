using AppflowCancel.Aws;
using AppflowCancel.Domain;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Logging;
using AppflowCancel.Operations;
using BenchmarkDotNet.Attributes;
using FluentValidation.Results;
using Microsoft.AspNetCore.Http;
using Serilog.Events;

namespace AppflowCancel.Benchmarks;

/// <summary>What a cancel by id goes through that the floor does not have, each part alone.</summary>
[MemoryDiagnoser]
public class Parts
{
    private readonly CancelFlowExecutionsRequest _request = new(Flows.Name, [Guid.NewGuid().ToString()]);
    private readonly CancelFlowExecutionsValidator _validator = new();
    private readonly DefaultHttpContext _context = new();
    private AwsCall _call = null!;
    private Journal _journal = null!;
    private RequestLog _log = null!;

    [GlobalSetup]
    public void Prepare()
    {
#pragma warning disable RS0030 // Benchmarks are about real time.
        var time = TimeProvider.System;
#pragma warning restore RS0030
        var accounts = new AccountRegistry(time, new AccountSettings());
        _call = new AwsCall(Uuid.Random(), "CancelFlowExecutions", changes: true, accounts.Find("000000000000")!, "us-east-1")
        {
            FlowName = _request.FlowName,
            ExecutionIds = _request.ExecutionIds!,
            InvalidExecutions = [],
            Outcome = "1 cancelled, 0 invalid",
        };
        _journal = new Journal(time);
        var output = new StandardOutput(new LineFormatter(), TextWriter.Null);
        output.Begin("");
        _log = new RequestLog(LoggingSetup.Logger(LogEventLevel.Information, output), accounts);
    }

    [Benchmark]
    public ValidationResult Validation() => _validator.Validate(_request);

    [Benchmark]
    public void Journal() => _journal.Add(_call, _context, StatusCodes.Status200OK);

    /// <summary>The line formatted and handed on; it is written by another thread.</summary>
    [Benchmark]
    public void Log() => _log.Answered(_call);
}
