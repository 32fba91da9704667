namespace KnowledgeHub.Web.Tests.Running;

/// <summary>Waits for what the hub does in the background, and says what was missing when it does not come.</summary>
public static class Eventually
{
    public static async Task<T> GetAsync<T>(string what, Func<Task<T?>> look, TimeSpan? most = null)
        where T : class
    {
        var patience = most ?? TimeSpan.FromSeconds(30);
        for (var until = DateTime.UtcNow + patience; DateTime.UtcNow < until;)
        {
            if (await look() is { } found)
            {
                return found;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"Waited {patience.TotalSeconds} s for {what}.");
    }

    public static Task<T> GetAsync<T>(string what, Func<T?> look, TimeSpan? most = null)
        where T : class => GetAsync(what, () => Task.FromResult(look()), most);
}
