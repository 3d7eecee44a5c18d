using AppflowCancel.IntegrationTests.Support;
using CsCheck;
using Xunit.Abstractions;

namespace AppflowCancel.IntegrationTests.Reference;

/// <summary>Random sequences of operations: the emulator answers as the reference model predicts.</summary>
/// <remarks>A failure names its seed; CsCheck_Seed=SEED MODEL_TIMES=100 repeats it and searches for a shorter failing sequence.</remarks>
public sealed class ReferenceModelTests(ITestOutputHelper output)
{
    private const int Sequences = 300;

    [Fact]
    public async Task The_emulator_answers_as_the_reference_model_predicts()
    {
        await using var emulator = new TestEmulator();
        var accounts = 0;
        await Step.Any.Array[1, 40].SampleAsync(
            steps => Run(steps, emulator, $"{100_000_000_000 + (Interlocked.Increment(ref accounts) % 1_000)}"),
            iter: Sequences * Times,
            threads: 1,
            print: steps => string.Join('\n', steps.Select(step => step.With([]))));
        output.WriteLine($"{accounts} sequences of up to 40 operations.");
    }

    private static async Task Run(Step[] steps, TestEmulator emulator, string account)
    {
        var session = new Session(account, (method, path, body) => emulator.Send(method, path, body, account));
        var world = World.Initial;
        List<string> ids = [];
        List<string> said = [];
        Assert.Equal("200", await session.Send(new Operation(OperationKind.PutState, "", [])));
        foreach (var step in steps)
        {
            var operation = step.With(ids);
            var answer = await session.Send(operation);
            said.Add($"{operation} -> {answer}");
            world = world.After(operation, answer);
            Assert.True(world is not null, $"The model would have answered the last one otherwise:\n{string.Join('\n', said)}");
            if (operation.Kind is OperationKind.StartFlow && answer.Split(' ') is ["200", var id])
            {
                ids.Add(id);
            }
        }
    }

    // MODEL_TIMES=100 makes it a hundred times as many.
    private static int Times => int.TryParse(Environment.GetEnvironmentVariable("MODEL_TIMES"), out var times) ? times : 1;
}
