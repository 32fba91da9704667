using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Languages;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Newsletters;

/// <summary>Makes the edition of an issue for one kind of reader from what is live now: a withdrawn item is left out, and an item is shown in the reader's language if it is translated.</summary>
public sealed class ComposeEdition(Database database, LiveContent live, TermStore terms, HubSettings hub, TimeProvider clock)
{
    // Mail programs show less.
    private const int LongestPreheader = 300;

    private readonly NamedSql sql = database.Sql<ComposeEdition>();

    public async Task<Edition> RunAsync(Issue issue, Reader reader, CancellationToken ct)
    {
        using var speaking = SiteLanguage.For(reader.Locale).Speak();
        var texts = IssueTexts.For(reader.Locale, hub.Name);
        var blocks = new EditionBlocks(reader, texts, hub, await ItemsAsync(issue, reader, ct), await PromisedAsync(issue, ct), await terms.ReadAsync(ct));
        var sections = issue.Sections
            .Select((section, position) => new EditionSection(Edition.Literal(In(reader.Locale, section.Headings, section.Heading)), blocks.Of(section)) { Position = position })
            .Where(section => section.Blocks.Count > 0)
            .ToList();
        var (titleLocale, title) = Said(issue, reader.Locale, words => words.Title, issue.Title);
        var (introLocale, intro) = Said(issue, reader.Locale, words => words.Intro, issue.Intro);
        return new Edition
        {
            Audience = reader.Audience,
            Locale = reader.Locale,
            Title = Edition.Literal(title),
            TitleLocale = titleLocale,
            Preheader = Preheader(sections, intro),
            Intro = Edition.Literal(AbsoluteLinks.In(intro, hub.PublicUrl)),
            IntroLocale = introLocale,
            SentOn = DateOnly.FromDateTime((issue.QueuedAt ?? clock.GetUtcNow()).UtcDateTime),
            Sections = sections,
            SpeaksWithoutItems = issue.IsCorrection,
            ReadOnline = hub.Url(SiteLanguage.Current.In($"/newsletters/{issue.Slug}")),
            Texts = texts,
        };
    }

    // The items by the ids that the issue names; a translation stands in for the item it was made from.
    private async Task<Dictionary<string, LiveItem>> ItemsAsync(Issue issue, Reader reader, CancellationToken ct)
    {
        var named = issue.Sections.SelectMany(section => section.Blocks).Select(block => block.ContentId).OfType<string>().Distinct().ToArray();
        await using var session = await database.OpenAsync(ct);
        var translations = (await session.QueryAsync<Translation>(sql["translations"], new { Ids = named, reader.Locale }, ct)).ToList();
        var all = (await live.FindManyWithWithdrawnAsync([.. named.Concat(translations.Select(translation => translation.Id)).Distinct()], ct)).ToDictionary(item => item.ContentId);
        var items = named.Where(all.ContainsKey).ToDictionary(id => id, id => all[id]);
        foreach (var translation in translations.Where(translation => !named.Contains(translation.Id) && items.TryGetValue(translation.Original, out var original) && original.Locale != reader.Locale && !original.Withdrawn))
        {
            items[translation.Original] = all[translation.Id];
        }

        return items;
    }

    // The commitments that the issue names and the public may still see.
    private async Task<HashSet<string>> PromisedAsync(Issue issue, CancellationToken ct)
    {
        var named = issue.Sections.SelectMany(section => section.Blocks).Select(block => block.CommitmentId).OfType<string>().Distinct().ToArray();
        if (named.Length == 0)
        {
            return [];
        }

        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<string>(sql["promised"], new { Ids = named }, ct)];
    }

    // The first titles; where there are none, as in the correction of something withdrawn, how the mail opens.
    private static string Preheader(IEnumerable<EditionSection> sections, string intro)
    {
        var titles = sections.SelectMany(section => section.Blocks).Select(block => block.Title).Where(title => title.Length > 0).Take(3).ToList();
        var opening = titles.Count > 0 ? string.Join(" · ", titles) : Edition.Literal(PlainText.From(intro));
        return opening.Length <= LongestPreheader ? opening : $"{opening[..LongestPreheader]}…";
    }

    private static string In(string locale, IReadOnlyDictionary<string, string> translations, string english) =>
        translations.TryGetValue(locale, out var text) && text.Length > 0 ? text : english;

    private static (string Locale, string Text) Said(Issue issue, string locale, Func<IssueWords, string> part, string english) =>
        issue.OtherLanguages.TryGetValue(locale, out var words) && part(words).Length > 0 ? (locale, part(words)) : ("en", english);

    private sealed record Translation
    {
        public required string Original { get; init; }

        public required string Id { get; init; }
    }
}
