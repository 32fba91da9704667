using KnowledgeHub.Content;
using KnowledgeHub.Theming;
using KnowledgeHub.Web.Site;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Review;

/// <summary>What the address of an item answers that was taken off the site.</summary>
public sealed class GonePage(ThemePages pages, UnpublishedContent unpublished)
{
    /// <summary>Leads on, says that the item is gone, or knows nothing of such an address.</summary>
    public async Task<IResult> AnswerAsync(ContentType type, string slug, HttpContext context, CancellationToken ct) =>
        await unpublished.TargetAsync(type.Id, slug, ct) switch
        {
            null => Results.NotFound(),
            { Length: > 0 } target => Results.Redirect(target, permanent: true),
            _ => pages.Notice(
                context,
                T("This page is gone"),
                [T("What was here was taken off the site and has no other address. Search finds what is published.")],
                null,
                [new Link(T("Search the hub"), "/search"), new Link(T(type.Plural), $"/{type.Path}")],
                StatusCodes.Status410Gone),
        };
}
