using AppflowCancel.ApiDescriptions;
using AppflowCancel.IntegrationTests.Support;

namespace AppflowCancel.IntegrationTests.Docs;

/// <summary>The OpenAPI documents that the program embeds.</summary>
public sealed class ApiDescriptionTests
{
    [Fact]
    public async Task The_checked_in_documents_equal_the_output_of_the_tool()
    {
        // When this fails: dotnet run --project tools/ApiDescriptions
        foreach (var (name, written) in await ApiDocuments.Write())
        {
            Assert.Equal(written, await File.ReadAllTextAsync(Path.Combine(SourceFiles.Root, ApiDocuments.Folder, name)));
        }
    }
}
