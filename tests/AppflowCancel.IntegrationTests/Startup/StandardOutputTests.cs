using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AppflowCancel.Hosting.Logging;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Parsing;

namespace AppflowCancel.IntegrationTests.Startup;

public sealed partial class StandardOutputTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData(">/dev/full", "No space left on device")]
    [InlineData(">&-", "Bad file descriptor")]
    public async Task The_program_goes_on_when_its_output_cannot_be_written(string redirection, string reason)
    {
        await using var emulator = await EmulatorProcess.StartWithoutOutput(redirection);

        Assert.Equal($"Log lines are lost, because standard output cannot be written: {reason}.", emulator.FirstLine);
        for (var i = 0; i < 3; i++)
        {
            (await emulator.Send(HttpMethod.Post, "/stop-flow", """{"flowName":"none"}""")).MustBe(HttpStatusCode.NotFound);
        }

        await emulator.Terminate();
        Assert.Equal((0, "", ""), await emulator.Exit());
    }

    [Fact]
    public void Lines_are_written_again_once_they_can_be_and_each_failure_is_reported_once()
    {
        using var output = new Output();
        using var errors = new StringWriter();
        using (var log = new StandardOutput(new LineFormatter(), output, errors))
        {
            log.Begin("first");
            Await(output.Flushed);
            for (var i = 0; i < 2; i++)
            {
                output.Room = 20;
                for (var line = 0; line < 3; line++)
                {
                    Write(log, "lost");
                    Await(output.Tried);
                }

                output.Room = null;
                Write(log, "second");
                Await(output.Flushed);
            }
        }

        const string second = "1970-01-01T00:00:00.000+00:00 info  second\n";
        const string part = "1970-01-01T00:00:00.";
        Assert.Equal($"first\n{part}\n{second}{part}\n{second}", output.ToString());
        const string failure = "Log lines are lost, because standard output cannot be written: The disk is full.\n";
        Assert.Equal(failure + failure, errors.ToString());
    }

    [Fact]
    public void Nothing_fails_when_standard_error_cannot_be_written_either()
    {
        using var output = new Output { Room = 0 };

        using (var log = new StandardOutput(new LineFormatter(), output, output))
        {
            log.Begin("first");
            Await(output.Tried);
            Await(output.Tried);
            Write(log, "second");
            Await(output.Tried);
        }

        Assert.Equal("", output.ToString());
    }

    [Fact]
    public void Lines_that_nobody_reads_are_lost_and_counted_for_the_reader_who_comes_back()
    {
        using var output = new Output();
        using (var log = new StandardOutput(new LineFormatter(), output, TextWriter.Null, Patience))
        {
            log.Begin("first");
            Await(output.Flushed);

            // The second time shows that a reader who came back is waited for again.
            for (var i = 0; i < 2; i++)
            {
                output.StopReading();
                Write(log, "unread");
                Await(output.Tried);
                for (var line = 0; line < 8; line++)
                {
                    Write(log, new string('y', 1_000_000));
                }

                output.Read();
                Await(output.Flushed);
                Await(output.Flushed);
            }
        }

        var one = "unread y y y y y Nobody read standard output; log lines lost: 3";
        Assert.Equal($"first {one} {one}", string.Join(' ', output.ToString().TrimEnd().Split('\n').Select(line => Message().Replace(line, "$1"))));
    }

    [Fact]
    public void A_log_of_JSON_lines_counts_the_lost_ones_in_JSON()
    {
        using var output = new Output();
        using (var log = new StandardOutput(new RenderedCompactJsonFormatter(), output, TextWriter.Null, Patience))
        {
            log.Begin("");
            Await(output.Flushed);
            output.StopReading();
            log.Emit(Event("unread"));
            Await(output.Tried);
            for (var line = 0; line < 6; line++)
            {
                log.Emit(Event(new string('y', 1_000_000)));
            }

            output.Read();
            Await(output.Flushed);
            Await(output.Flushed);
        }

        var last = output.ToString().TrimEnd().Split('\n')[^1];
        Assert.StartsWith("""{"@t":"1970-01-01T00:00:00.0000000Z","@m":"Nobody read standard output; log lines lost: 1",""", last, StringComparison.Ordinal);
        Assert.EndsWith(""","@l":"Warning","Count":1}""", last, StringComparison.Ordinal);

        static LogEvent Event(string text) =>
            new(DateTimeOffset.UnixEpoch, LogEventLevel.Information, null, new MessageTemplate([new TextToken(text)]), []);
    }

    [Fact]
    public void The_end_does_not_wait_for_an_absent_reader()
    {
        using var output = new Output();
        var log = new StandardOutput(new LineFormatter(), output, TextWriter.Null, Patience);
        output.StopReading();
        log.Begin("first");
        Await(output.Tried);

        log.Dispose();

        Assert.Equal("", output.ToString());
        output.Read();
        Await(output.Flushed);
    }

    [Fact]
    public void A_slow_reader_of_a_large_batch_shows_progress()
    {
        List<(int Length, long Progress)> pieces = [];
        LogWriter? writer = null;
        using var output = new Output { Written = length => pieces.Add((length, writer!.Progress)) };
        writer = new LogWriter(output, TextWriter.Null);

        writer.Write(new StringBuilder(new string('x', 100_000)));

        Assert.Equal(100_000, pieces.Sum(piece => piece.Length));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], pieces.Select(piece => piece.Progress));
    }

    private static void Await(SemaphoreSlim released) => Assert.True(released.Wait(TimeSpan.FromMinutes(1)));

    private static void Write(StandardOutput log, string line) => log.WriteLine(DateTimeOffset.UnixEpoch, LogEventLevel.Information, line);

    [GeneratedRegex(@"^1970-01-01T00:00:00.000\+00:00 (?:info|warn)  (?:(y)y{999999}$)?")]
    private static partial Regex Message();

    /// <summary>A standard output without room, or that nobody reads.</summary>
    private sealed class Output : StringWriter
    {
        private readonly ManualResetEventSlim _isRead = new(initialState: true);

        /// <summary>The number of characters that still fit; null: any.</summary>
        public int? Room { get; set; }

        /// <summary>Called with the length of each write.</summary>
        public Action<int>? Written { get; init; }

        /// <summary>Released by each write that fails or finds no reader.</summary>
        public SemaphoreSlim Tried { get; } = new(0);

        public SemaphoreSlim Flushed { get; } = new(0);

        public void StopReading() => _isRead.Reset();

        public void Read() => _isRead.Set();

        public override void Write(ReadOnlySpan<char> buffer)
        {
            Written?.Invoke(buffer.Length);
            if (!_isRead.IsSet)
            {
                Tried.Release();
                _isRead.Wait();
            }

            var fits = Math.Min(buffer.Length, Room ?? buffer.Length);
            base.Write(buffer[..fits]);
            Room -= fits;
            if (fits < buffer.Length)
            {
                Tried.Release();
                throw new IOException("The disk is full");
            }
        }

        public override void WriteLine(string? value) => Write(value + "\n");

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Flush() => Flushed.Release();
    }
}
