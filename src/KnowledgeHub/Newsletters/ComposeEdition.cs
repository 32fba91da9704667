using KnowledgeHub.Content;

namespace KnowledgeHub.Newsletters;

/// <summary>Makes the edition of an issue for one audience and language from what is live now: a withdrawn item is left out.</summary>
public sealed class ComposeEdition(LiveContent live, HubSettings hub, TimeProvider clock)
{
    public async Task<Edition> RunAsync(Issue issue, string audience, string locale, CancellationToken ct)
    {
        var items = (await live.FindManyAsync([.. issue.ContentIds], ct)).ToDictionary(item => item.ContentId);
        var sections = issue.Sections
            .Select(section => new EditionSection(section.Heading, [.. section.ContentIds.Where(items.ContainsKey).Select(id => Item(items[id], audience))]))
            .Where(section => section.Items.Count > 0)
            .ToList();
        return new Edition
        {
            Audience = audience,
            Locale = locale,
            Title = issue.Title,
            Preheader = string.Join(" · ", sections.SelectMany(section => section.Items).Take(3).Select(item => item.Title)),
            Intro = Html.AbsoluteLinks.In(issue.Intro, hub.PublicUrl),
            SentOn = DateOnly.FromDateTime((issue.QueuedAt ?? clock.GetUtcNow()).UtcDateTime),
            Sections = sections,
            ReadOnline = hub.Url($"/newsletters/{issue.Slug}"),
            Texts = IssueTexts.For(locale, hub.Name),
        };
    }

    private EditionItem Item(LiveItem item, string audience) =>
        new(item.ContentType.Singular, item.Title, hub.Url(item.Path), item.Summary, item.Body.Takeaways.GetValueOrDefault(audience, ""));
}
