using KnowledgeHub.Languages;
using KnowledgeHub.Search;
using KnowledgeHub.SearchDesk;
using KnowledgeHub.Web.Search;
using Microsoft.AspNetCore.WebUtilities;

namespace KnowledgeHub.Web.SearchDesk;

/// <summary>
/// Decides whether a page of results is a new search by a reader, and counts it. Programs and staff don't count; nor does
/// turning a page, filtering or ordering what was asked before. The page before is known from the request alone and not kept.
/// </summary>
public sealed class CountSearches(SearchNumbers numbers)
{
    /// <param name="context">The request.</param>
    /// <param name="address">What was asked.</param>
    /// <param name="answer">What was found.</param>
    /// <param name="promoted">How many promoted items stand above that.</param>
    public void Count(HttpContext context, SearchAddress address, SearchAnswer answer, int promoted)
    {
        if (answer.Unavailable || address.Page > 1 || address.Words.Trim().Length == 0 || !Readers.IsReader(context))
        {
            return;
        }

        var query = AskedQuery.From(address.Words);
        if (!IsAskedAgain(context.Request, address, query))
        {
            numbers.CountSearch(query, answer.Total + promoted, widened: answer.WithAll == 0 && promoted == 0);
        }
    }

    // Without the address of the page before, a search with filters or another order is taken for a refinement.
    private static bool IsAskedAgain(HttpRequest request, SearchAddress address, AskedQuery query) =>
        !Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var before) ? address.HasChoices || address.Sort != "relevance"
        : before.Host.Equals(request.Host.Host, StringComparison.OrdinalIgnoreCase)
            && LanguagePaths.Split(before.AbsolutePath).Path == "/search"
            && QueryHelpers.ParseQuery(before.Query).TryGetValue("q", out var words)
            && AskedQuery.From(words.ToString()) == query;
}
