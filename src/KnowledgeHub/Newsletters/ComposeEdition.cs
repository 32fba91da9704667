using KnowledgeHub.Content;
using KnowledgeHub.Languages;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Newsletters;

/// <summary>Makes the edition of an issue for one kind of reader from what is live now: a withdrawn item is left out.</summary>
public sealed class ComposeEdition(LiveContent live, TermStore terms, HubSettings hub, TimeProvider clock)
{
    public async Task<Edition> RunAsync(Issue issue, Reader reader, CancellationToken ct)
    {
        using var speaking = SiteLanguage.For(reader.Locale).Speak();
        var items = (await live.FindManyAsync([.. issue.ContentIds], ct)).ToDictionary(item => item.ContentId);
        var known = await terms.ReadAsync(ct);
        var sections = issue.Sections
            .Select(section => new EditionSection(
                Edition.Literal(section.Heading),
                [.. section.ContentIds.Where(items.ContainsKey).Select(id => items[id]).OrderByDescending(item => IsOnTopicsOf(reader, item, known)).Select(item => Item(item, reader.Audience))]))
            .Where(section => section.Items.Count > 0)
            .ToList();
        return new Edition
        {
            Audience = reader.Audience,
            Locale = reader.Locale,
            Title = Edition.Literal(issue.Title),
            Preheader = string.Join(" · ", sections.SelectMany(section => section.Items).Take(3).Select(item => item.Title)),
            Intro = Edition.Literal(Html.AbsoluteLinks.In(issue.Intro, hub.PublicUrl)),
            SentOn = DateOnly.FromDateTime((issue.QueuedAt ?? clock.GetUtcNow()).UtcDateTime),
            Sections = sections,
            SpeaksWithoutItems = issue.IsCorrection,
            ReadOnline = hub.Url(SiteLanguage.Current.In($"/newsletters/{issue.Slug}")),
            Texts = IssueTexts.For(reader.Locale, hub.Name),
        };
    }

    // Within a section, what a reader asked for comes first; the order stays otherwise as staff chose it.
    private static bool IsOnTopicsOf(Reader reader, LiveItem item, Terms known) =>
        item.Body.Topics.SelectMany(known.WithAncestors).Any(topic => reader.TopicSlugs.Contains(topic.Slug));

    private EditionItem Item(LiveItem item, string audience) =>
        new(
            item.ContentType.Singular,
            Edition.Literal(item.Title),
            hub.Url(SiteLanguage.Current.In(item.Path)),
            Edition.Literal(item.Summary),
            Edition.Literal(item.Body.Takeaways.GetValueOrDefault(audience, "")),
            item.Locale);
}
