using AppflowCancel.Domain.Accounts;
using AppflowCancel.Testing;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace AppflowCancel.IntegrationTests.Architecture;

public sealed class LayerTests
{
    private static readonly ArchUnitNET.Domain.Architecture Program =
        new ArchLoader().LoadAssemblies(typeof(Program).Assembly, typeof(Account).Assembly, typeof(AppflowEmulator).Assembly).Build();

    private static readonly ILookup<string, string> Arrows = Program.Types
        .SelectMany(type => type.Dependencies.Select(dependency => (From: FolderOf(type), To: FolderOf(dependency.Target), dependency)))
        // The loader gives equal type parameters of generated methods one identity.
        .Where(arrow => arrow.dependency.Target is not GenericParameter)
        .Where(arrow => Layers.LowestFirst.Contains(arrow.From) && Layers.LowestFirst.Contains(arrow.To) && arrow.From != arrow.To)
        .ToLookup(arrow => $"{arrow.From} -> {arrow.To}", arrow => $"{arrow.dependency.Origin.FullName} uses {arrow.dependency.Target.FullName}");

    [Fact]
    public void A_folder_uses_only_folders_below_it()
    {
        var upward = Arrows.Where(arrow => arrow.Key.Split(" -> ") is [var from, var to] && Rank(from) < Rank(to))
            .Select(arrow => $"{arrow.Key}: {arrow.First()}")
            .ToList();

        Assert.True(upward.Count == 0, string.Join(Environment.NewLine, upward));
    }

    [Fact]
    public void Every_folder_has_its_place_among_the_layers()
    {
        var folders = Program.Types.Where(IsOurs).Select(FolderOf).Distinct();

        Assert.Empty(folders.Except(Layers.LowestFirst));
        Assert.Empty(Layers.LowestFirst.Except(folders));
    }

    [Theory]
    [InlineData("AppflowCancel.Domain.Flows -> AppflowCancel.Domain.Runs")]
    [InlineData("AppflowCancel.Requests -> AppflowCancel.Faults")]
    [InlineData("AppflowCancel.Operations.Runs -> AppflowCancel.Aws")]
    [InlineData("AppflowCancel.Control.State -> AppflowCancel.Model")]
    [InlineData("AppflowCancel.Hosting -> AppflowCancel.Operations")]
    [InlineData("AppflowCancel.Testing -> AppflowCancel.Hosting")]
    public void The_arrows_that_are_there_are_seen(string arrow) => Assert.Contains(arrow, Arrows.Select(each => each.Key));

    private static int Rank(string folder) => Layers.LowestFirst.ToList().IndexOf(folder);

    // Types that the compiler and its generators make have no folder, or a file of their own in obj.
    private static bool IsOurs(IType type) =>
        type.Assembly.Name.StartsWith("AppflowCancel", StringComparison.Ordinal)
        && (FolderOf(type).StartsWith("AppflowCancel", StringComparison.Ordinal) || type.Name == "Program")
        && !type.IsCompilerGenerated;

    private static string FolderOf(IType type) => type.Namespace?.FullName ?? "none";
}
