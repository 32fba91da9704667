using KnowledgeHub.Content;
using KnowledgeHub.Exchange.FromWebPage;
using KnowledgeHub.Html;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Content.Writing;

/// <summary>Asks the other sites that a saved draft links to, because somebody pressed the button.</summary>
public static class LinkCheck
{
    public static async Task<IResult> RunAsync(string id, HttpContext context, ContentItems items, CheckWebLinks check, CancellationToken ct)
    {
        if (await items.FindAsync(id, ct) is not { } item)
        {
            return Results.NotFound();
        }

        var links = TextBlocks.Of(item.Body.Body).SelectMany(block => block.Tokens).Select(token => token.Href).Concat(item.Body.Sources.Select(source => source.Url));
        return StaffPages.Draw<LinkCheckPage>(new LinkCheckPageModel(StaffFrame.For(context, $"Links of {item.Title}"), item, await check.RunAsync(links, ct)));
    }
}

/// <summary>How the links of an item stand.</summary>
public sealed record LinkCheckPageModel(StaffFrame Frame, ContentItem Item, IReadOnlyList<WebLink> Links);
