namespace AppflowCancel.Storage;

/// <summary>Holds every answer back until its changes are committed. Added only when there is a store.</summary>
/// <remarks>Runs before the first byte of a response: large answers are flushed before their request ends.</remarks>
internal static class StoreMiddleware
{
    public static void UseStore(this IApplicationBuilder app, Store store) => app.Use(async (context, next) =>
    {
        context.Response.OnStarting(() => Commit(context, store));
        await next(context);
    });

    private static async Task Commit(HttpContext context, Store store)
    {
        try
        {
            await store.CommitAsync();
        }
        catch (StoreException)
        {
            // No answer is better than one that does not last. The process is about to end.
            context.Abort();
        }
    }
}
