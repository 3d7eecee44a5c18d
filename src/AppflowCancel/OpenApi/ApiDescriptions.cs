namespace AppflowCancel.OpenApi;

internal static class ApiDescriptions
{
    public static void AddApiDescriptions(this IServiceCollection services)
    {
    }

    public static void MapApiDescriptions(this WebApplication app)
    {
    }
}
