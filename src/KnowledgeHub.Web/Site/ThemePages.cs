using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Site;

/// <summary>Answers with a page that the theme draws.</summary>
public sealed class ThemePages(Theme theme, Frames frames)
{
    public Theme Theme => theme;

    public static IResult Draw(Type page, object model, int status = StatusCodes.Status200OK) =>
        new DrawnPage(page, model, status);

    /// <summary>A page that says one thing and may offer one button.</summary>
    public IResult Notice(
        HttpContext context, string heading, IReadOnlyList<string> paragraphs, PostButton? button = null, IReadOnlyList<Link>? links = null, int status = StatusCodes.Status200OK)
    {
        var frame = frames.For(context, heading, paragraphs.Count > 0 ? paragraphs[0] : heading) with { Index = false };
        return Draw(theme.NoticePage, new NoticePageModel(frame, heading, paragraphs, button, links ?? [new(T("Go to the front page"), "/"), new(T("Search the hub"), "/search")]), status);
    }
}
