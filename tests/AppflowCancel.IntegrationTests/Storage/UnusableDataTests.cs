using AppflowCancel.IntegrationTests.Startup;

namespace AppflowCancel.IntegrationTests.Storage;

/// <summary>A data folder that cannot be used stops the start with one line that says what to do.</summary>
public sealed class UnusableDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    private string Stored => Database.PathIn(Data);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_process_reports_that_the_folder_is_in_use()
    {
        await using var first = await EmulatorProcess.Start(["--port=0", "--data", Data]);

        Assert.Equal(
            $"Emulator:DataPath is '{Data}', which another process uses: end that process, or use another folder.{Environment.NewLine}",
            await Refusal());
    }

    [Fact]
    public async Task A_file_where_the_folder_should_be_is_refused()
    {
        _folder.Write("data", "");

        Assert.StartsWith($"Emulator:DataPath is '{Data}', which cannot be used: ", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_write_permission_is_refused()
    {
        const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Data, ReadOnly);

            Assert.StartsWith(
                $"Emulator:DataPath is '{Data}', which this user cannot write to: ",
                await EmulatorProcess.RefusalWithoutPrivileges(["--port=0", "--data", Data]),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_database_without_write_permission_is_refused()
    {
        if (!OperatingSystem.IsWindows())
        {
            await Create();
            File.SetUnixFileMode(Stored, UnixFileMode.UserRead);

            Assert.StartsWith(
                $"{Stored} cannot be written to: make it and its folder writable for this user. (",
                await EmulatorProcess.RefusalWithoutPrivileges(["--port=0", "--data", Data]),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_newer_format_is_refused()
    {
        await Create();
        Database.Query(Data, "pragma user_version = 99");

        Assert.StartsWith($"{Stored} has format 99, but this version supports formats up to ", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_database_is_refused()
    {
        await Create();
        using (var file = File.OpenWrite(Stored))
        {
            file.SetLength(file.Length / 2);
        }

        Assert.StartsWith($"{Stored} is damaged or not a database of AppflowCancel: restore it from a copy, ", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_a_database_is_refused()
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Stored, new string('x', 10_000));

        Assert.StartsWith($"{Stored} is damaged or not a database of AppflowCancel: ", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreadable_document_is_refused_with_its_path()
    {
        await Create();
        Database.Query(Data, "update flows set document = '{\"flowName\":\"orders\",\"flowStatus\":\"Gone\"}'");

        Assert.StartsWith("The database contains an unreadable document of flow orders of account 123456789012 ($.flowStatus ", await Refusal(), StringComparison.Ordinal);
    }

    /// <summary>A database with a flow, from a process that ended cleanly.</summary>
    private async Task Create()
    {
        await using var emulator = await EmulatorProcess.Start(["--port=0", "--data", Data]);
        (await emulator.Send(HttpMethod.Post, "/_appflow/state", """{"account":"123456789012","flows":[{"flowName":"orders"}]}"""))
            .MustBe(System.Net.HttpStatusCode.OK);
        await emulator.Terminate();
        await emulator.Exit();
    }

    private async Task<string> Refusal() => await EmulatorProcess.Refusal(["--port=0", "--data", Data]);
}
