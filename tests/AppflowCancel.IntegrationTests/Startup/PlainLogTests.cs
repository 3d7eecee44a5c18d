using System.Text.RegularExpressions;
using AppflowCancel.Aws;
using AppflowCancel.Domain.Accounts;
using AppflowCancel.Domain.Flows;
using AppflowCancel.Hosting.Logging;
using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Operations.Runs;
using AppflowCancel.Requests;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Serilog.Events;

namespace AppflowCancel.IntegrationTests.Startup;

public sealed class PlainLogTests
{
    private static readonly FrozenTime Time = new();
    private static readonly AccountRegistry Accounts = new(Time, new AccountSettings());
    private static readonly AwsOperation Cancel = CancelFlowExecutions.Operation(new CancellationService(emptyMeansAll: false));

    private static readonly Gen<string?> Text = Gen.OneOf(
        Gen.Const("orders"), Gen.Const(new string('x', 1_100)), Gen.String[Gen.Char["az {}\n\r\t\0\u0085\u202E"], 0, 20]).Null();

    private static readonly Gen<AwsCall> Calls = Gen.Select(Text, Text, Text, Gen.Int[0, 8], Gen.Bool).Select(parts =>
    {
        var (flow, id, text, count, isRefused) = parts;
        return new AwsCall(new DefaultHttpContext(), Cancel.Name, Cancel)
        {
            Account = Accounts.Get("000000000000").Value!,
            Region = "us-east-1",
            FlowName = flow,
            ExecutionIds = [.. Enumerable.Repeat(id ?? "run-1", count)],
            Outcome = text,
            Error = isRefused ? AwsError.Serialization(text) : null,
        };
    });

    [Fact]
    public void A_line_from_its_parts_equals_the_line_of_an_event()
    {
        var (plain, events) = (new StringWriter(), new StringWriter());
        using (var output = Output(plain))
        using (var reference = Output(events))
        {
            var log = LoggingSetup.Logger(LogEventLevel.Information, output);
            var direct = new RequestLog(log, Accounts, new PlainLog(output, Time));
            var general = new RequestLog(LoggingSetup.Logger(LogEventLevel.Information, reference), Accounts);
            Calls.Sample(
                call =>
                {
                    direct.Completed(call);
                    general.Completed(call);
                },
                iter: 300,
                threads: 1);
        }

        Assert.Equal(WithoutTime(events), WithoutTime(plain));
        Assert.Equal(300, WithoutTime(plain).Count(line => line.Contains("CancelFlowExecutions", StringComparison.Ordinal)));
    }

    private static StandardOutput Output(TextWriter writer)
    {
        var output = new StandardOutput(new LineFormatter(), writer, TextWriter.Null);
        output.Begin("");
        return output;
    }

    private static List<string> WithoutTime(StringWriter written) =>
        [.. written.ToString().Split('\n').Select(line => Regex.Replace(line, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:\d\d) ", ""))];
}
