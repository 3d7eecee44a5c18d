using Xunit.Abstractions;

[assembly: TestCollectionOrderer("AppflowCancel.IntegrationTests.Support.LongestFirst", "AppflowCancel.IntegrationTests")]

namespace AppflowCancel.IntegrationTests.Support;

/// <summary>Starts the classes that run longest first: started last, one of them would run alone on a machine with two cores.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [".Fuzz.", ".Linearizability.", ".Reference.", ".Vectors.", ".Storage."];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(each => Longest.Any(part => each.DisplayName.Contains(part, StringComparison.Ordinal)));
}
