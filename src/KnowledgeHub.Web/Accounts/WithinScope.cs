using KnowledgeHub.Accounts;
using KnowledgeHub.Content;

namespace KnowledgeHub.Web.Accounts;

/// <summary>
/// Keeps people who are limited to some types or topics out of other items: it stands before every address of a group
/// that names an item (<c>{id}</c>) or a type (<c>type</c>), whatever that address does.
/// </summary>
public sealed class WithinScope(ContentItems items) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return http.Scope().IsAll || await MayAsync(http, http.RequestAborted) ? await next(context) : Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    private async Task<bool> MayAsync(HttpContext http, CancellationToken ct)
    {
        if (http.Request.RouteValues.TryGetValue("id", out var id))
        {
            return await items.FindAlsoDeletedAsync($"{id}", ct) is not { } item || http.Scope().Allows(item);
        }

        // The list may be narrowed to any type; it is writing a new item that asks.
        return http.Request.Path.Value?.EndsWith("/new", StringComparison.Ordinal) != true || http.Scope().AllowsType(http.Request.Query["type"].ToString());
    }
}

/// <summary>Asks about items.</summary>
public static class ScopeOfItems
{
    /// <summary>Whether the newest draft of an item is within the limits.</summary>
    public static bool Allows(this Scope scope, ContentItem item) => scope.Allows(item.Type, scope.Topics.Count == 0 ? [] : Topics(item));

    // What can't be read has no topics: only people without a limit on topics can mend it.
    private static IEnumerable<string> Topics(ContentItem item)
    {
        try
        {
            return item.Body.Topics ?? [];
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or NullReferenceException)
        {
            return [];
        }
    }
}
