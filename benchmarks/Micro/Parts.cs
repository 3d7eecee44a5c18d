using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Hosting.Logging;
using AppflowCancel.Journal;
using AppflowCancel.Operations.Runs;
using AppflowCancel.Requests;
using AppflowCancel.Timing;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Http;
using Serilog.Events;

namespace AppflowCancel.Benchmarks;

/// <summary>The steps of a cancel by id that the floor does not have, each measured alone.</summary>
[MemoryDiagnoser]
public class Parts
{
    private readonly CancelFlowExecutionsRequest _request = new(Flows.Name, [Guid.NewGuid().ToString()]);
    private readonly CancelFlowExecutionsValidator _validator = new CancelFlowExecutionsValidator();
    private AwsCall _call = null!;
    private JournalWriter _journal = null!;
    private RequestLog _log = null!;

    [GlobalSetup]
    public void Prepare()
    {
#pragma warning disable RS0030 // Benchmarks measure real time.
        var time = TimeProvider.System;
#pragma warning restore RS0030
        var accounts = new AccountRegistry(time, new AccountSettings());
        var operation = CancelFlowExecutions.Operation(new CancellationService(emptyMeansAll: false));
        _call = new AwsCall(new DefaultHttpContext(), operation.Name, operation)
        {
            Account = accounts.Get("000000000000").Value!,
            Region = "us-east-1",
            FlowName = _request.FlowName,
            ExecutionIds = _request.ExecutionIds!,
            InvalidExecutions = [],
            Outcome = "1 cancelled, 0 invalid",
        };
        _journal = new JournalWriter(new RealTime(time));
        var output = new StandardOutput(new LineFormatter(), TextWriter.Null, TextWriter.Null);
        output.Begin("");
        _log = new RequestLog(LoggingSetup.Logger(LogEventLevel.Information, output), accounts);
    }

    [Benchmark]
    public object Validation() => _validator.Violations(_request);

    [Benchmark]
    public void Journal() => _journal.Completed(_call);

    /// <summary>Formats and enqueues the line; another thread writes it.</summary>
    [Benchmark]
    public void Log() => _log.Completed(_call);
}
