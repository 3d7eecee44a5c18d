namespace AppflowCancel.Storage;

/// <summary>Holds every answer back until what it tells is committed. Added only when there is a store.</summary>
/// <remarks>Kestrel sends an answer when the request ends, unless it is flushed before; streams flush, and tell what happens as it happens.</remarks>
internal static class StoreMiddleware
{
    public static void UseStore(this IApplicationBuilder app, Store store) => app.Use(async (context, next) =>
    {
        await next(context);
        try
        {
            await store.CommitAsync();
        }
        catch (StoreException)
        {
            // No answer is better than one that does not last. The process is about to end.
            context.Abort();
        }
    });
}
