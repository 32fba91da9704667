using System.Text.Json;
using KnowledgeHub.Commitments;
using KnowledgeHub.Content;
using KnowledgeHub.Exchange.Citations;
using KnowledgeHub.Languages;
using KnowledgeHub.Readiness;
using KnowledgeHub.Review;
using KnowledgeHub.Search;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Theming;
using KnowledgeHub.Theming.Pages;
using KnowledgeHub.Translations;
using KnowledgeHub.Web.Commitments;
using KnowledgeHub.Web.Milestones;
using KnowledgeHub.Web.Relations;
using KnowledgeHub.Web.Review;
using KnowledgeHub.Web.Site;
using Microsoft.AspNetCore.Components;

namespace KnowledgeHub.Web.Content;

/// <summary>One item, as readers see it or as staff preview it.</summary>
public sealed class ItemPage(
    ThemePages pages, Frames frames, LiveContent live, Announcements announcements, TermStore terms, ItemMedia media, FindRelated related, GonePage gone, Endorsements endorsements,
    PublicRelations relations, PublicCommitments commitments, ReadTranslations translations, ReadReadiness readiness, WorksTowards towards, HubSettings hub)
{
    public async Task<IResult> GetAsync(ContentType type, string slug, HttpContext context, CancellationToken ct)
    {
        if (await live.AtAsync(type.Id, slug, ct) is { } item)
        {
            return ThemePages.Draw(pages.Theme.ContentPage, await ModelAsync(item, context, preview: false, ct));
        }

        return await live.MovedToAsync(type.Id, slug, ct) is { } moved
            ? Results.Redirect($"/{type.Path}/{moved}", permanent: true)
            : await gone.AnswerAsync(type, slug, context, ct);
    }

    /// <summary>The item as a reference for a reference manager.</summary>
    public async Task<IResult> CiteAsync(ContentType type, string slug, CitationFile file, CancellationToken ct) =>
        await live.AtAsync(type.Id, slug, ct) is { } item
            ? file.Answer([Reference.From(item, await terms.ReadAsync(ct), hub)], slug)
            : Results.NotFound();

    /// <summary>A draft as it would look when published now.</summary>
    public async Task<IResult> PreviewAsync(ContentItem draft, HttpContext context, DateOnly today, CancellationToken ct)
    {
        var body = draft.Body;
        var item = new LiveItem
        {
            ContentId = draft.Id,
            Type = draft.Type,
            Slug = draft.DraftSlug ?? draft.Slug,
            Locale = draft.Locale,
            Title = body.Title,
            Summary = body.Summary,
            PublishedOn = body.PublishedOn ?? today,
            FirstPublishedAt = draft.UpdatedAt,
            UpdatedAt = draft.UpdatedAt,
            Data = draft.Data,
        };
        return ThemePages.Draw(pages.Theme.ContentPage, await ModelAsync(item, context, preview: true, ct));
    }

    private async Task<ContentPageModel> ModelAsync(LiveItem item, HttpContext context, bool preview, CancellationToken ct)
    {
        var (type, body, known) = (item.ContentType, item.Body, await terms.ReadAsync(ct));
        var compared = preview ? null : await translations.OfLiveAsync(item, ct);
        var languages = preview ? [] : await translations.LanguagesOfAsync(item.ContentId, ct);
        var text = ItemText.ForPage(type, body with { Body = ItemLanguages.Mark(await media.RefreshAsync(body.Body, ct), compared) });
        var files = await media.FilesAsync(body, ct);
        var updatedOn = DateOnly.FromDateTime(item.UpdatedAt.UtcDateTime);
        var (relatedItems, successor) = await relations.OfAsync(item.ContentId, ct);
        var firstShown = DateOnly.FromDateTime(item.FirstPublishedAt.UtcDateTime);
        return new ContentPageModel(
            FrameOf(item, type, body, known, files, context, preview) with { Alternates = ItemLanguages.Alternates(languages, hub) },
            new Link(type.Singular, $"/{type.Path}"),
            item.Title,
            item.Summary,
            (MarkupString)ItemLanguages.SayOutdated(text.Html),
            text.Contents.Count < 3 ? [] : [.. text.Contents.Select(heading => new Link(heading.Text, $"#{heading.Anchor}"))],
            item.PublishedOn,
            updatedOn > item.PublishedOn && updatedOn > firstShown ? updatedOn : null,
            [.. (await announcements.OfAsync(item.ContentId, ct)).Where(change => change.Kind == Announcement.Changed).Select(change => new ChangeEntry(DateOnly.FromDateTime(change.At.UtcDateTime), change.Note))],
            body.Illustrative,
            item.Withdrawn ? item.WithdrawnNote : null,
            preview,
            [.. type.Fields.Where(field => field.Fact).Select(field => new Fact(field.Label, field.Text(body)) { Url = field.Kind == FieldKind.Choice ? "/search/help#evidence" : null }).Where(fact => fact.Value.Length > 0)],
            [.. type.Fields.Where(field => field.Kind == FieldKind.Lines).Select(field => new TitledList(field.Label, field.Lines(body), field.Lead) { Anchors = text.Lists[field.Name], Outdated = ItemLanguages.OutdatedEntries(field.Name, compared) }).Where(list => list.Items.Count > 0)],
            [.. Audience.All.Where(audience => body.Takeaways.ContainsKey(audience.Id)).Select(audience => new Takeaway(audience.Id, audience.Name, body.Takeaways[audience.Id]))],
            Cards.Topics(body, known),
            Cards.Places(body, known),
            [.. body.Sources.Select(source => new SourceEntry(source.Title, source.Organisation, source.Year, source.Url))],
            [.. (await RelatedAsync(item, languages, ct)).Select(near => Cards.For(near, known))],
            $"{hub.Name} ({item.PublishedOn.Year}). {item.Title}. {type.Singular}, {SiteLanguage.Current.Day(item.PublishedOn)}. {hub.Url(item.Path)}",
            preview ? [] : [.. CitationFile.ForReferences.Select(file => new Link(file.Label, $"{item.Path}.{file.Ending}"))],
            files)
        {
            Endorsers = [.. (preview ? [] : await endorsements.ShownAsync(item.ContentId, ct)).Select(given => new Endorser(given.Name, given.Organisation))],
            Findings = preview || item.Withdrawn || item.Type != "case-study" ? [] : await FindingsAsync(item.ContentId, ct),
            Relations = relatedItems,
            Commitments = preview ? [] : [.. (await commitments.OfItemAsync(item.ContentId, ct)).Select(commitment => CommitmentPages.Card(commitment, known, commitments.Today))],
            WorksTowards = await towards.OfAsync(item.ContentId, ct),
            Successor = successor,
            Language = item.Locale,
            RightToLeft = Locales.IsRightToLeft(item.Locale),
            Translations = [.. languages.Where(other => other.ContentId != item.ContentId).Select(ItemLanguages.Link)],
            Translation = ItemLanguages.Stand(compared),
            Outdated = ItemLanguages.OutdatedPlaces(compared),
        };
    }

    private async Task<IReadOnlyList<ItemFinding>> FindingsAsync(string id, CancellationToken ct)
    {
        var picture = await readiness.RunAsync(ct);
        return [.. picture.Findings.Where(seen => seen.Finding.ContentId == id && picture.Model.Find(seen.Dimension) is { RetiredAt: null }).Select(seen => new ItemFinding(
            picture.Model.Find(seen.Dimension)!.Name, $"{seen.Level} – {picture.Model.Level(seen.Level)}", new Link(PlaceNames.Of(seen.Finding.Place, picture.Terms), seen.Finding.Place.Path), $"#{seen.Finding.Anchor}", seen.Finding.ObservedOn))];
    }

    // The same item in another language stands above the text; next comes something else.
    private async Task<IEnumerable<LiveItem>> RelatedAsync(LiveItem item, IReadOnlyList<LiveTranslation> languages, CancellationToken ct)
    {
        const int shown = 3;
        var near = await related.RunAsync(item.ContentId, shown + languages.Count + 3, ct);
        return (await translations.OncePerWorkAsync([.. near.Where(other => languages.All(own => own.ContentId != other.ContentId))], SiteLanguage.Current.Tag, ct)).Take(shown);
    }

    private Frame FrameOf(LiveItem item, ContentType type, ContentBody body, Terms known, IReadOnlyList<FileEntry> files, HttpContext context, bool preview) =>
        frames.For(context, item.Title, item.Summary) with
        {
            Canonical = hub.Url(ItemLanguages.PathOf(item.Locale, item.Path)),
            Feeds = [new FeedLink($"{hub.Name}: {type.Plural}", $"/{type.Path}/feed.atom")],
            Index = !preview && !item.Withdrawn,
            StructuredData = preview ? null : StructuredData(item, type, body, known),
            Meta = CitationMeta.For(Reference.From(item, known, hub), files.FirstOrDefault(file => file.Url.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase)) is { } pdf ? hub.Url(pdf.Url) : ""),
        };

    private string StructuredData(LiveItem item, ContentType type, ContentBody body, Terms known) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["@context"] = "https://schema.org",
        ["@type"] = type.SchemaOrg,
        ["headline"] = item.Title,
        ["name"] = item.Title,
        ["description"] = item.Summary,
        ["datePublished"] = item.PublishedOn,
        ["dateModified"] = item.UpdatedAt,
        ["inLanguage"] = item.Locale,
        ["url"] = hub.Url(item.Path),
        ["author"] = new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = hub.Name, ["url"] = hub.PublicUrl },
        ["publisher"] = new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = hub.Name, ["url"] = hub.PublicUrl },
        ["keywords"] = string.Join(", ", body.Topics.Select(known.Topic).OfType<Topic>().Select(topic => topic.Name)),
    });
}
