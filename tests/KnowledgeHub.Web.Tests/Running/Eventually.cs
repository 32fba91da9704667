namespace KnowledgeHub.Web.Tests.Running;

/// <summary>Waits for what the hub does in the background, and says what was missing when it does not come.</summary>
public static class Eventually
{
    public static async Task<T> GetAsync<T>(string what, Func<Task<T?>> look)
        where T : class
    {
        for (var until = DateTime.UtcNow.AddSeconds(30); DateTime.UtcNow < until;)
        {
            if (await look() is { } found)
            {
                return found;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"Waited 30 s for {what}.");
    }

    public static Task<T> GetAsync<T>(string what, Func<T?> look)
        where T : class => GetAsync(what, () => Task.FromResult(look()));
}
