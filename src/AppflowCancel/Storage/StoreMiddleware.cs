namespace AppflowCancel.Storage;

/// <summary>Holds every answer back until its changes are committed. Added only when there is a store.</summary>
/// <remarks>Runs before the first byte of a response: large answers are flushed before their request ends.</remarks>
internal static class StoreMiddleware
{
    private static readonly Func<object, Task> Commit = static store => ((Store)store).CommitAsync();

    public static void UseStore(this IApplicationBuilder app, Store store) => app.Use((HttpContext context, RequestDelegate next) =>
    {
        context.Response.OnStarting(Commit, store);
        return next(context);
    });
}
