using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Languages;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Web.Site;
using Microsoft.AspNetCore.Components;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>The public archive of sent issues: items as they are now, a withdrawn one marked, and nothing about any reader.</summary>
public static class ArchivePages
{
    private const int Most = 100;

    public static async Task<IResult> ListAsync(HttpContext context, ThemePages pages, Frames frames, IssueStore issues, LiveContent live, CancellationToken ct)
    {
        var archive = await issues.ArchiveAsync(Most, ct);
        var titles = (await live.FindManyAsync([.. archive.SelectMany(issue => issue.ContentIds).Distinct()], ct)).ToDictionary(item => item.ContentId, item => item.Title);
        return ThemePages.Draw(pages.Theme.NewslettersPage, new NewslettersPageModel(
            WithFeed(frames.For(context, T("Newsletter"), T("All issues of the newsletter."))),
            [.. archive.Select(issue => new IssueEntry(
                issue.Title,
                $"/newsletters/{issue.Slug}",
                SentOn(issue),
                PlainText.From(issue.Intro),
                [.. issue.ContentIds.Where(titles.ContainsKey).Take(4).Select(id => titles[id])]))]));
    }

    public static async Task<IResult> IssueAsync(string slug, string? audience, HttpContext context, ThemePages pages, Frames frames, IssueStore issues, ComposeEdition compose, LiveContent live, TermStore terms, CancellationToken ct)
    {
        if (await issues.SentAtAsync(slug, ct) is not { } issue)
        {
            return Results.NotFound();
        }

        var chosen = Audience.Find(audience);
        var known = await terms.ReadAsync(ct);
        var items = (await live.FindManyWithWithdrawnAsync([.. issue.ContentIds], ct)).ToDictionary(item => item.ContentId);
        var edition = await compose.RunAsync(issue, new Reader(chosen?.Id ?? "", SiteLanguage.Current.Tag, ""), ct);
        var written = edition.Sections.ToDictionary(section => section.Position);
        return ThemePages.Draw(pages.Theme.IssuePage, new IssuePageModel(
            WithFeed(frames.For(context, edition.Title, PlainText.From(edition.Intro))),
            edition.Title,
            SentOn(issue),
            (MarkupString)edition.Intro,
            [.. issue.Sections
                .Select((section, position) => new IssueSection(
                    written.GetValueOrDefault(position)?.Heading ?? section.Heading,
                    [.. section.ContentIds.Where(items.ContainsKey).Select(id => Entry(items[id], chosen, known))],
                    [.. (written.GetValueOrDefault(position)?.Blocks ?? []).OfType<EditionNote>().Where(note => note.Kind != BlockKind.Withdrawn).Select(Entry)]))
                .Where(section => section.Items.Count + section.Notes.Count > 0)])
        {
            Editions = Editions(slug, chosen, items.Values),
        });
    }

    private static IssueEntryItem Entry(LiveItem item, Audience? audience, Terms known) => new(
        Cards.For(item, known),
        audience is not null && item.Body.Takeaways.GetValueOrDefault(audience.Id, "") is { Length: > 0 } text
            ? new Takeaway(audience.Id, T($"For {audience.EnglishPlural}"), text)
            : null)
    {
        Withdrawn = item.Withdrawn,
        WithdrawnNote = item.WithdrawnNote,
    };

    private static IssueEntryNote Entry(EditionNote note) => new(
        note.Label, note.Title, note.Facts, (MarkupString)note.Body, note.LinkText.Length > 0 ? new Link(note.LinkText, note.Url) : null, note.Locale);

    // Only audiences to whom some item says something of their own: the other editions read alike.
    private static IReadOnlyList<NavigationLink> Editions(string slug, Audience? chosen, IEnumerable<LiveItem> items)
    {
        var spoken = items.Where(item => !item.Withdrawn).SelectMany(item => item.Body.Takeaways.Where(takeaway => takeaway.Value.Length > 0).Select(takeaway => takeaway.Key)).ToHashSet();
        var own = Audience.All.Where(audience => spoken.Contains(audience.Id)).ToList();
        return own.Count == 0
            ? []
            : [new(T("For everybody"), $"/newsletters/{slug}", chosen is null), .. own.Select(audience => new NavigationLink(T($"For {audience.EnglishPlural}"), $"/newsletters/{slug}?audience={audience.Id}", audience == chosen))];
    }

    private static Frame WithFeed(Frame frame) => frame with { Feeds = [new FeedLink(T("All issues of the newsletter"), "/newsletters/feed.atom"), .. frame.Feeds] };

    private static DateOnly SentOn(Issue issue) => DateOnly.FromDateTime(issue.QueuedAt!.Value.UtcDateTime);
}
