using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using Microsoft.AspNetCore.Components;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>The public archive of sent issues. It shows what is live now: a withdrawn item is gone from it.</summary>
public static class ArchivePages
{
    private const int Most = 100;

    public static async Task<IResult> ListAsync(HttpContext context, ThemePages pages, Frames frames, IssueStore issues, LiveContent live, CancellationToken ct)
    {
        var archive = await issues.ArchiveAsync(Most, ct);
        var titles = (await live.FindManyAsync([.. archive.SelectMany(issue => issue.ContentIds).Distinct()], ct)).ToDictionary(item => item.ContentId, item => item.Title);
        return ThemePages.Draw(pages.Theme.NewslettersPage, new NewslettersPageModel(
            frames.For(context, T("Newsletter"), T("All issues of the newsletter.")),
            [.. archive.Select(issue => new IssueEntry(
                issue.Title,
                $"/newsletters/{issue.Slug}",
                SentOn(issue),
                PlainText.From(issue.Intro),
                [.. issue.ContentIds.Where(titles.ContainsKey).Take(4).Select(id => titles[id])]))]));
    }

    public static async Task<IResult> IssueAsync(string slug, HttpContext context, ThemePages pages, Frames frames, IssueStore issues, LiveContent live, TermStore terms, CancellationToken ct)
    {
        if (await issues.SentAtAsync(slug, ct) is not { } issue)
        {
            return Results.NotFound();
        }

        var known = await terms.ReadAsync(ct);
        var items = (await live.FindManyAsync([.. issue.ContentIds], ct)).ToDictionary(item => item.ContentId);
        return ThemePages.Draw(pages.Theme.IssuePage, new IssuePageModel(
            frames.For(context, issue.Title, PlainText.From(issue.Intro)),
            issue.Title,
            SentOn(issue),
            (MarkupString)issue.Intro,
            [.. issue.Sections
                .Select(section => new IssueSection(section.Heading, [.. section.ContentIds.Where(items.ContainsKey).Select(id => Cards.For(items[id], known))]))
                .Where(section => section.Items.Count > 0)]));
    }

    private static DateOnly SentOn(Issue issue) => DateOnly.FromDateTime(issue.QueuedAt!.Value.UtcDateTime);
}
