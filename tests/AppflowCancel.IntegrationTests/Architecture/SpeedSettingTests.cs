using System.Text.Json;
using System.Xml.Linq;
using AppflowCancel.Hosting;
using AppflowCancel.Hosting.Logging;
using AppflowCancel.Hosting.Options;
using AppflowCancel.IntegrationTests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AppflowCancel.IntegrationTests.Architecture;

/// <summary>Settings that a build can lose without any other test failing. docs/decisions/0007-speed.md says what each is for.</summary>
public sealed class SpeedSettingTests
{
    private static readonly string Program = Path.Combine(SourceFiles.Root, "src", "AppflowCancel");

    [Theory]
    [InlineData("System.GC.Gen0MaxBudget", "16777216")]
    [InlineData("System.GC.Concurrent", "False")]
    [InlineData("System.GC.Server", "False")]
    [InlineData("System.Globalization.Invariant", "True")]
    [InlineData("System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault", "False")]
    public void The_programs_runtime_is_configured_for_short_pauses_and_a_quick_start(string setting, string value)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "AppflowCancel.runtimeconfig.json")));

        var configured = file.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").GetProperty(setting);

        Assert.Equal(value, configured.ToString());
    }

    [Theory]
    [InlineData("PublishAot", "true")]
    [InlineData("DebuggerSupport", "false")]
    [InlineData("IlcInstructionSet", "x86-64-v2")]
    public void The_shipped_program_is_compiled_ahead_of_time(string property, string value)
    {
        var profile = XDocument.Load(Path.Combine(Program, "Properties", "PublishProfiles", "image.pubxml"));

        Assert.Equal([value], profile.Descendants(property).Select(element => element.Value));
    }

    [Fact]
    public async Task The_hosts_options_have_types_that_the_native_compiler_sees()
    {
        // As the program does.
        var fromOpenRegistrations = new List<Type>();
        var builder = WebApplication.CreateSlimBuilder(["--Emulator:Port=0"]);
        var options = OptionsReader.Read(builder.Configuration, out _);
        builder.Services.AddHostOptionTypes();
        builder.AddListener(options);
        builder.AddLog(write: null);
        builder.Services.AddEmulator(options);
        builder.Services.AddSingleton(fromOpenRegistrations);
        builder.Services.AddSingleton(typeof(IOptions<>), typeof(OpenOptions<>));
        builder.Services.AddSingleton(typeof(IOptionsMonitor<>), typeof(OpenOptions<>));
        await using var app = builder.Build();
        app.MapEmulator();
        await app.StartAsync();

        // These are internal to the framework. For others, which it did not ask for before: add them to HostOptionTypes.
        Assert.Equal(["GenericWebHostServiceOptions"], fromOpenRegistrations.Select(type => type.Name));
    }

    [Fact]
    public void No_warning_of_the_native_compiler_is_suppressed()
    {
        var silenced = Directory.EnumerateFiles(Program, "*.*proj", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Program, "*.pubxml", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Program, "*.cs", SearchOption.AllDirectories))
            .Where(path => File.ReadAllText(path) is var text
                && (text.Contains("IL2", StringComparison.Ordinal) || text.Contains("IL3", StringComparison.Ordinal)));

        Assert.Empty(silenced);
    }

    /// <summary>An open registration that records for which types it is used. A native binary builds such a type when it starts.</summary>
    private sealed class OpenOptions<T> : IOptions<T>, IOptionsMonitor<T>
        where T : class
    {
        private readonly IOptionsFactory<T> _factory;

        public OpenOptions(IOptionsFactory<T> factory, List<Type> used)
        {
            _factory = factory;
            used.Add(typeof(T));
        }

        public T Value => _factory.Create(Microsoft.Extensions.Options.Options.DefaultName);

        public T CurrentValue => Value;

        public T Get(string? name) => _factory.Create(name ?? Microsoft.Extensions.Options.Options.DefaultName);

        public IDisposable? OnChange(Action<T, string?> listener) => null;
    }
}
