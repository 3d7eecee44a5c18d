using System.Buffers;
using System.Diagnostics.Tracing;
using System.Text;
using System.Text.Json;
using AppflowCancel.Aws;
using AppflowCancel.Control;
using AppflowCancel.Text;

namespace AppflowCancel.IntegrationTests.Memory;

/// <summary>Long escaped strings are not read through the shared array pool, which would keep an array of their size.</summary>
public sealed class JsonTextTests
{
    private const int Long = 1_000_000;

    private static readonly string Escaped = string.Concat(Enumerable.Repeat("\\u00e4", Long / 6));
    private static readonly string Text = new('ä', Long / 6);

    [Fact]
    public void A_long_text_is_read_without_the_pool()
    {
        using var json = JsonDocument.Parse($"\"{Escaped}\"");
        using var pool = new PoolListener();

        Assert.Equal(Text, JsonText.Of(json.RootElement));
        Assert.Equal(0, pool.LargeArraysRented);
    }

    [Fact]
    public void A_long_name_is_read_without_the_pool()
    {
        using var json = JsonDocument.Parse($$"""{"{{Escaped}}":1}""");
        using var pool = new PoolListener();

        Assert.Equal(Text, JsonText.NameOf(json.RootElement.EnumerateObject().Single()));
        Assert.Equal(0, pool.LargeArraysRented);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("\\ud800", true)]
    public void Half_of_a_character_is_found_without_the_pool(string end, bool expected)
    {
        var json = Encoding.UTF8.GetBytes($"\"{Escaped}{end}\"");
        using var pool = new PoolListener();

        Assert.Equal(expected, JsonText.HasLoneSurrogate(json, RequestBody.MaxNestingDepth));
        Assert.Equal(0, pool.LargeArraysRented);
    }

    [Fact]
    public void A_control_document_with_a_long_escaped_name_is_refused_without_the_pool()
    {
        var json = Encoding.UTF8.GetBytes($$"""{"{{Escaped}}":1}""");
        var errors = new ValidationErrors();
        using var pool = new PoolListener();

        Assert.Empty(ControlJson.Parse(json, mayBeList: false, errors));

        Assert.Equal("A member name with escapes is longer than 64 KB.", errors.First);
        Assert.Equal(0, pool.LargeArraysRented);
    }

    [Fact]
    public void The_listener_hears_of_what_is_rented()
    {
        using var pool = new PoolListener();

        ArrayPool<byte>.Shared.Return(ArrayPool<byte>.Shared.Rent(Long));

        Assert.Equal(1, pool.LargeArraysRented);
    }

    [Fact]
    public void A_large_document_leaves_no_array_in_the_pool()
    {
        // Of a size that no other test parses.
        var json = Encoding.UTF8.GetBytes($$"""{"description":"{{new string('x', 5_000_000)}}"}""");

        RequestBody.ParseUnpooled(json, default);

        using var pool = new PoolListener();
        ArrayPool<byte>.Shared.Rent(json.Length);
        Assert.Equal(1, pool.LargeArraysAllocated);
    }

    /// <summary>Counts this thread's rentals: events are raised on the thread that causes them.</summary>
    private sealed class PoolListener : EventListener
    {
        private readonly int _thread = Environment.CurrentManagedThreadId;

        public int LargeArraysRented { get; private set; }

        /// <summary>Those that the pool did not have.</summary>
        public int LargeArraysAllocated { get; private set; }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "System.Buffers.ArrayPoolEventSource")
            {
                EnableEvents(eventSource, EventLevel.Verbose);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.Payload is not [_, > Long / 2, ..] || _thread != Environment.CurrentManagedThreadId)
            {
                return;
            }

            LargeArraysRented += eventData.EventName == "BufferRented" ? 1 : 0;
            LargeArraysAllocated += eventData.EventName == "BufferAllocated" ? 1 : 0;
        }
    }
}
