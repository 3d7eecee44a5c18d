using System.Buffers;
using System.Text;
using AppflowCancel.Aws;
using AppflowCancel.Aws.Shapes;
using AppflowCancel.Control;
using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AppflowCancel.IntegrationTests.Memory;

/// <summary>No request makes the emulator allocate more than ten times its size.</summary>
public sealed class RequestMemoryTests
{
    private const int Large = 9_900_000;

    public static readonly TheoryData<string, string, string> Bodies = new()
    {
        { """{"flowName":"orders","tasks":[{}""", ",{}", "]}" },
        { """{"flowName":"orders","tasks":[{"sourceFields":[]}""", """,{"sourceFields":[    ],"destinationField":"                                    "}""", "]}" },
        { """{"flowName":"orders","tasks":[{"sourceFields":["a" """, ""","a" """, "]}]}" },
        { """{"flowName":"orders","executionIds":["a" """, ""","a" """, "]}" },
        { """{"flowName":"orders","tags":{"a":"b" """, ""","a":"b" """, "}}" },
        { """{"flowName":"orders","kmsArn":"arn:aws:kms:""", ":1", "\\n\"}" },
        { """{"flowName":"orders","description":" """, "<", "\"}" },
        { """{"flowName":"orders","unknown":[[]""", ",[]", "]}" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_request_of_the_AWS_API_allocates_at_most_ten_times_its_size(string start, string repeated, string end)
    {
        await using var emulator = new TestEmulator();
        var operation = emulator.Services.GetRequiredService<AwsOperations>().All.First(each => each.Name == "CreateFlow");
        var body = new ReadOnlySequence<byte>(Body(start, repeated, end));

        var allocated = Allocated(() =>
        {
            if (RequestBody.Parse(body) is { } json)
            {
                var context = new DefaultHttpContext();
                var call = new AwsCall(context, "CreateFlow", operation);
                var reader = new RequestReader(json.RootElement, null, context.Request);
                operation.Read(reader, call);
                if (reader.Error is null)
                {
                    Constraint.Message(operation.Validate(call, emulator.Services));
                }
            }
        });

        Assert.InRange(allocated, 0, 10 * body.Length);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_document_of_the_control_API_allocates_at_most_ten_times_its_size(string start, string repeated, string end)
    {
        var body = Body(start, repeated, end);

        var allocated = Allocated(() =>
        {
            if (ControlJson.Parse(body, mayBeList: false, new ValidationErrors()) is [var document])
            {
                document.RejectUnknownMembers();
            }
        });

        Assert.InRange(allocated, 0, 10 * body.Length);
    }

    private static byte[] Body(string start, string repeated, string end)
    {
        var body = new StringBuilder(start, Large + 100);
        while (body.Length < Large)
        {
            body.Append(repeated);
        }

        return Encoding.UTF8.GetBytes(body.Append(end).ToString());
    }

    private static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
