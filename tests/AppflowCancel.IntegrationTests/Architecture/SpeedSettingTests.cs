using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Xml.Linq;
using AppflowCancel.IntegrationTests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AppflowCancel.IntegrationTests.Architecture;

/// <summary>Settings that a build can lose without any other test failing. docs/decisions/0007-speed.md says what each is for.</summary>
public sealed class SpeedSettingTests
{
    private static readonly string Program = Path.GetFullPath(Path.Combine(PathOfThisFile(), "..", "..", "..", "..", "src", "AppflowCancel"));

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
    public void The_shipped_program_is_compiled_ahead_of_time(string property, string value)
    {
        var profile = XDocument.Load(Path.Combine(Program, "Properties", "PublishProfiles", "image.pubxml"));

        Assert.Equal([value], profile.Descendants(property).Select(element => element.Value));
    }

    [Fact]
    public void The_hosts_options_have_types_that_the_native_compiler_sees()
    {
        using var emulator = new TestEmulator();
        using var client = emulator.CreateClient();

        // From an open registration it would be an UnnamedOptionsManager, which a native binary builds from data when it starts.
        Assert.IsType<OptionsWrapper<RouteOptions>>(emulator.Services.GetRequiredService<IOptions<RouteOptions>>());
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

    private static string PathOfThisFile([CallerFilePath] string path = "") => path;
}
