using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Startup;

/// <summary>The real program in its own process, without this process's settings.</summary>
internal sealed partial class EmulatorProcess : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    private static readonly string[] Settings = ["Emulator__", "Logging__", "ASPNETCORE_", "DOTNET_ENVIRONMENT", "HTTP_PORTS", "URLS"];

    private readonly HttpClient _client = new();
    private readonly CancellationTokenSource _patience = new(Timeout);
    private readonly Process _process;
    private readonly Task<string> _errors;

    private EmulatorProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync(_patience.Token);
    }

    /// <summary>The program to test, such as the native binary; null for the one that was built with these tests.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("APPFLOW_CANCEL") is { Length: > 0 } path ? path : null;

    /// <summary>The first line on standard output.</summary>
    public string FirstLine { get; private set; } = "";

    public Uri Endpoint
    {
        get => field ?? new(Url().Match(FirstLine).Value);
        private set;
    }

    public static EmulatorProcess Launch(string[] arguments, params (string Name, string Value)[] environment) =>
        Launch(new ProcessStartInfo(Command[0], [.. Command[1..], .. arguments]), environment);

    /// <summary>Starts it where no file may grow beyond a size: a disk that becomes full.</summary>
    /// <param name="blocks">Of 512 bytes.</param>
    public static async Task<EmulatorProcess> StartOnSmallDisk(int blocks, string[] arguments)
    {
        // A write beyond the limit fails, as on a full disk, when SIGXFSZ is ignored. The runtime's own
        // doubly mapped memory would count as a file.
        var shell = new ProcessStartInfo("sh", ["-c", $"trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"", "sh", .. Command, .. arguments]);
        return await Started(Launch(shell, [("DOTNET_EnableWriteXorExecute", "0")]));
    }

    /// <summary>Starts it with another standard output. What it says on standard error is read instead.</summary>
    /// <param name="redirection">For a shell.</param>
    public static async Task<EmulatorProcess> StartWithoutOutput(string redirection)
    {
        var port = FreePort();
        var shell = new ProcessStartInfo("sh", ["-c", $"exec \"$@\" 2>&1 {redirection}", "sh", .. Command, "--port", $"{port}"]);
        var emulator = await Started(Launch(shell, []));
        emulator.Endpoint = new Uri($"http://127.0.0.1:{port}");
        return emulator;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>As <see cref="Refusal"/>, without root's right to write everywhere.</summary>
    public static async Task<string> RefusalWithoutPrivileges(string[] arguments)
    {
        string[] drop = Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] : ["env"];
        return await Refused(Launch(new ProcessStartInfo(drop[0], [.. drop[1..], .. Command, .. arguments]), []));
    }

    private static string[] Command => Program is { } program ? [program] : [DotNet, Path.Combine(AppContext.BaseDirectory, "AppflowCancel.dll")];

    private static EmulatorProcess Launch(ProcessStartInfo start, (string Name, string Value)[] environment)
    {
        start.WorkingDirectory = Path.GetTempPath();
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var name in start.Environment.Keys.Where(name => Settings.Any(name.StartsWith)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new EmulatorProcess(Process.Start(start)!);
    }

    /// <summary>Starts it on a free port and reads the line that says where it listens.</summary>
    public static Task<EmulatorProcess> Start(params (string Name, string Value)[] environment) => Start(["--port", "0"], environment);

    public static Task<EmulatorProcess> Start(string[] arguments, params (string Name, string Value)[] environment) =>
        Started(Launch(arguments, environment));

    /// <summary>The first byte on standard output, which a reader of text may hide.</summary>
    public static async Task<byte> FirstByte(params (string Name, string Value)[] environment)
    {
        await using var emulator = Launch(["--port", "0"], environment);
        var first = new byte[1];
        await emulator._process.StandardOutput.BaseStream.ReadExactlyAsync(first, emulator._patience.Token);
        return first[0];
    }

    private static async Task<EmulatorProcess> Started(EmulatorProcess emulator)
    {
        emulator.FirstLine = await emulator._process.StandardOutput.ReadLineAsync(emulator._patience.Token)
            ?? throw new InvalidOperationException($"It did not start: {await emulator._errors}");
        return emulator;
    }

    /// <summary>Starts it with an error in its settings; returns the message. Exit code 2, and nothing on standard output.</summary>
    public static Task<string> Refusal(string[] arguments, params (string Name, string Value)[] environment) => Refused(Launch(arguments, environment));

    private static async Task<string> Refused(EmulatorProcess launched)
    {
        await using var emulator = launched;
        var (code, output, errors) = await emulator.Exit();
        Assert.Equal("", output);
        Assert.True(code == 2, $"Exit code {code}: {errors}");
        return errors;
    }

    public async Task<string> NextLine() =>
        await _process.StandardOutput.ReadLineAsync(_patience.Token) ?? throw new InvalidOperationException("No more lines.");

    /// <summary>Waits for its end and returns the rest of its output.</summary>
    public async Task<(int Code, string Output, string Errors)> Exit()
    {
        var output = await _process.StandardOutput.ReadToEndAsync(_patience.Token);
        await _process.WaitForExitAsync(_patience.Token);
        return (_process.ExitCode, output, await _errors);
    }

    /// <summary>Waits for its end without reading its output.</summary>
    public async Task<int> ExitUnread()
    {
        await _process.WaitForExitAsync(_patience.Token);
        return _process.ExitCode;
    }

    /// <summary>SIGKILL: without warning.</summary>
    public void Kill() => _process.Kill();

    /// <summary>SIGTERM, which .NET cannot send.</summary>
    public async Task Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(_patience.Token);
    }

    public async Task<Answer> Send(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Endpoint, path));
        request.Headers.TryAddWithoutValidation("Authorization", TestEmulator.Authorization(TestEmulator.Account, "eu-west-1"));
        if (body is not null)
        {
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        }

        using var response = await _client.SendAsync(request, _patience.Token);
        return await Answer.Of(response);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _client.Dispose();
        _patience.Dispose();
    }

    /// <summary>The dotnet that runs this test: its runtime is in shared/Microsoft.NETCore.App/VERSION beside it.</summary>
    private static string DotNet =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    [GeneratedRegex(@"http://[0-9.:]+")]
    private static partial Regex Url();
}
