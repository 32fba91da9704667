using System.Globalization;
using KnowledgeHub.SearchDesk;
using KnowledgeHub.Storage;
using Microsoft.AspNetCore.Http.Features;

namespace KnowledgeHub.Web.SearchDesk;

/// <summary>
/// Takes word that a result was opened: the words, the place in the list and the item, sent by <c>search-clicks.js</c>.
/// The link itself leads straight to the item. It changes nothing but a count, so it needs no token and answers nothing.
/// </summary>
public static class ClickEndpoint
{
    private const int LongestBody = 4_096;

    public static async Task<IResult> PostAsync(HttpContext context, SearchNumbers numbers, CancellationToken ct)
    {
        if (!context.Request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LongestBody;
        }

        var form = await context.Request.ReadFormAsync(ct);
        var (query, item) = (AskedQuery.From(form["q"].ToString()), form["item"].ToString());
        if (IsOurs(context.Request) && Readers.IsReader(context) && query.Text.Length > 0 && Id.IsId(item)
            && int.TryParse(form["position"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            numbers.CountClick(query, position, item);
        }

        return Results.NoContent();
    }

    // Browsers say from where a request was started; another site's page has no business here.
    private static bool IsOurs(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin";
}
