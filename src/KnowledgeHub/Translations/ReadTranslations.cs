using KnowledgeHub.Content;

namespace KnowledgeHub.Translations;

/// <summary>Lays translations beside their sources: for staff what is in work, for readers what is published.</summary>
public sealed class ReadTranslations(TranslationStore translations, ContentItems items, LiveContent live)
{
    /// <summary>A draft beside what its source says: to readers, or in its draft when it was never published. Null when the item is no translation.</summary>
    public Task<ComparedTranslation?> OfDraftAsync(ContentItem item, CancellationToken ct) => OfDraftAsync(item, _ => true, ct);

    /// <summary>The same for somebody who may not see every draft: of a source that <paramref name="may"/> refuses only what readers see, or else saw.</summary>
    public async Task<ComparedTranslation?> OfDraftAsync(ContentItem item, Func<ContentItem, bool> may, CancellationToken ct)
    {
        if (await translations.SourceOfAsync(item.Id, ct) is not { } sourceId)
        {
            return null;
        }

        var (shown, draft) = (await live.FindAsync(sourceId, ct), await items.FindAsync(sourceId, ct));
        var hidden = draft is not null && !may(draft);
        draft = hidden ? null : draft;
        var (source, own) = (shown?.Body ?? draft?.Body, Piece.Of(item.ContentType, item.Body));
        return new(sourceId, draft, shown, source, own, source is null ? [] : CompareTranslation.Run(Piece.Of(item.ContentType, source), own, await translations.PartnersAsync(item.Id, item.DraftVersion, ct))) { IsHidden = hidden };
    }

    /// <summary>What readers see beside what readers of the source see. Null when the item is no translation or its source is not published.</summary>
    public async Task<ComparedTranslation?> OfLiveAsync(LiveItem item, CancellationToken ct)
    {
        if (await translations.SourceOfAsync(item.ContentId, ct) is not { } sourceId || await live.FindAsync(sourceId, ct) is not { Withdrawn: false } source)
        {
            return null;
        }

        var own = Piece.Of(item.ContentType, item.Body);
        return new(sourceId, null, source, source.Body, own, CompareTranslation.Run(Piece.Of(item.ContentType, source.Body), own, await translations.PartnersAsync(item.ContentId, item.Version, ct)));
    }

    /// <summary>The languages in which readers can have the work that an item belongs to; empty when there is one only.</summary>
    public async Task<IReadOnlyList<LiveTranslation>> LanguagesOfAsync(string id, CancellationToken ct)
    {
        var known = await translations.LiveAsync(await translations.SourceOfAsync(id, ct) ?? id, ct);
        return known.Count < 2 ? [] : known;
    }

    /// <summary>Each work once, where its first language stands: in the language wanted if it is among the items, else in that of the source.</summary>
    public async Task<IReadOnlyList<LiveItem>> OncePerWorkAsync(IReadOnlyList<LiveItem> found, string locale, CancellationToken ct)
    {
        var sources = await translations.SourcesAsync([.. found.Select(item => item.ContentId)], ct);
        return
        [
            .. found.GroupBy(item => sources.GetValueOrDefault(item.ContentId, item.ContentId))
                .Select(work => work.FirstOrDefault(item => item.Locale == locale) ?? work.FirstOrDefault(item => item.ContentId == work.Key) ?? work.First()),
        ];
    }

    /// <summary>The source and every translation of the work that an item belongs to, with how each translation stands.</summary>
    public async Task<IReadOnlyList<TranslationStanding>> WorkAsync(string id, CancellationToken ct)
    {
        var root = await translations.SourceOfAsync(id, ct) ?? id;
        var standings = new List<TranslationStanding>();
        foreach (var known in await translations.WorkAsync(root, ct))
        {
            var compared = known.Id != root && await items.FindAsync(known.Id, ct) is { } whole ? await OfDraftAsync(whole, ct) : null;
            standings.Add(new(known, known.Id == root, compared?.Outdated ?? 0, compared?.Missing ?? 0));
        }

        return standings;
    }
}

/// <summary>One language of a work.</summary>
/// <param name="Item">The item, without its text.</param>
/// <param name="IsSource">Whether it is what the others are translated from.</param>
/// <param name="Outdated">How many of its paragraphs the source no longer says so.</param>
/// <param name="Missing">How many paragraphs of the source are not translated.</param>
public sealed record TranslationStanding(ContentItem Item, bool IsSource, int Outdated, int Missing);

/// <summary>A translation beside its source.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="Draft">The source as staff have it; null for readers, or when it was deleted.</param>
/// <param name="Live">The source as readers have or had it; null when it was never published.</param>
/// <param name="SourceBody">What the translation is compared with; null when nothing of the source is left.</param>
/// <param name="Own">The parts of the translation in its order.</param>
/// <param name="Rows">Part by part, in the order of the source.</param>
public sealed record ComparedTranslation(string SourceId, ContentItem? Draft, LiveItem? Live, ContentBody? SourceBody, IReadOnlyList<Piece> Own, IReadOnlyList<TranslationRow> Rows)
{
    /// <summary>Whether there is a draft of the source that whoever asked may not see.</summary>
    public bool IsHidden { get; init; }

    public int Outdated => Rows.Count(row => row.IsOutdated);

    public int Missing => Rows.Count(row => row.State == PieceState.Missing);

    /// <summary>Whether readers of the translation should know that the source has left what they read.</summary>
    public bool IsOutdated => Outdated > 0;
}
