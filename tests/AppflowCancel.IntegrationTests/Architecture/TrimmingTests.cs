using System.Text.RegularExpressions;
using AppflowCancel.Aws;
using AppflowCancel.IntegrationTests.Support;
using AppflowCancel.Operations;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace AppflowCancel.IntegrationTests.Architecture;

/// <summary>A method that image.substitutions.xml leaves out throws in the native binary only, where few tests run.</summary>
public sealed partial class TrimmingTests
{
    private static readonly string[] Projects = ["AppflowCancel", "AppflowCancel.Domain"];

    [Fact]
    public void The_program_calls_nothing_that_the_native_binary_leaves_out()
    {
        var callers = Projects
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(SourceFiles.Root, "src", project), "*.cs", SearchOption.AllDirectories))
            .Where(path => LeftOut().IsMatch(File.ReadAllText(path)));

        Assert.Empty(callers);
    }

    [Fact]
    public void Every_rule_of_a_request_is_checked_without_FluentValidation()
    {
        var services = new ServiceCollection();
        Validators.Add(services);
        using var provider = services.BuildServiceProvider();
        var components = services.Select(service => (IValidator)provider.GetRequiredService(service.ServiceType))
            .SelectMany(validator => validator.CreateDescriptor().Rules)
            .SelectMany(rule => rule.Components)
            .ToList();

        Assert.NotEmpty(components);
        Assert.All(components, component =>
        {
            Assert.False(component.HasCondition);
            Assert.Contains(component.Validator.GetType().GetInterfaces(), each =>
                each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IMemberRule<>));
        });
    }

    // Reading JSON into types, and writing or reading it asynchronously; the regex engine without backtracking; HTTP/3;
    // expressions that are compiled; the framework's console logger; the Development environment.
    [GeneratedRegex(@"\bDeserialize(Async)?(AsyncEnumerable)?\b|\bSerializeAsync\b|WriteAsJsonAsync|ReadFromJsonAsync|NonBacktracking|HttpProtocols\.\w*Http3|UseQuic|\.Compile\(\)"
        + @"|Add\w*Console\(|IsDevelopment\(|UseDeveloperExceptionPage")]
    private static partial Regex LeftOut();
}
