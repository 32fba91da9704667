using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Translations;

/// <summary>How beginning a translation went.</summary>
public abstract record StartResult
{
    /// <summary>The translation, begun now or by somebody before.</summary>
    public sealed record Ready(string Id) : StartResult;

    public sealed record Invalid(string Problem) : StartResult;

    public sealed record NotFound : StartResult;
}

/// <summary>Makes a draft for a translation: the facts are those of the source, the words wait for the translator. Of a language there is one.</summary>
public sealed class StartTranslation(Database database, ContentItems items, TranslationStore translations, SaveDraft save)
{
    public async Task<StartResult> RunAsync(string id, string locale, string author, CancellationToken ct)
    {
        if (!Locales.IsTag(locale))
        {
            return new StartResult.Invalid($"'{locale}' is not a language tag; use one such as fr, ar or pt-BR.");
        }

        var root = await translations.SourceOfAsync(id, ct) ?? id;
        await using var session = await database.BeginAsync(ct);
        await translations.LockAsync(session, root, ct);
        if (await items.FindAsync(session, root, ct) is not { } source)
        {
            return new StartResult.NotFound();
        }

        if ((await translations.WorkAsync(session, root, ct)).FirstOrDefault(known => known.Locale == locale) is { } begun)
        {
            return new StartResult.Ready(begun.Id);
        }

        return await AddAsync(session, source, locale, author, ct) switch
        {
            SaveResult.Saved saved => await LinkAsync(session, saved, source, author, ct),
            SaveResult.Invalid invalid => new StartResult.Invalid(invalid.Problems[0].Message),
            var other => throw new InvalidOperationException($"Saving a new translation ended with {other}."),
        };
    }

    private async Task<SaveResult> AddAsync(Session session, ContentItem source, string locale, string author, CancellationToken ct)
    {
        var wanted = $"{source.DraftSlug ?? source.Slug}-{locale.ToLowerInvariant()}";
        var draft = new Draft { Type = source.ContentType, Body = WithoutWords(source), Slug = Slug.IsSlug(wanted) ? wanted : "", Locale = locale };
        var result = await save.RunAsync(session, draft, author, ct);
        return result is SaveResult.Invalid { Problems: [{ Field: "slug" }] } ? await save.RunAsync(session, draft with { Slug = "" }, author, ct) : result;
    }

    private async Task<StartResult> LinkAsync(Session session, SaveResult.Saved saved, ContentItem source, string author, CancellationToken ct)
    {
        await translations.LinkAsync(session, saved.Id, source.Id, ct);
        await translations.KeepAsync(session, saved.Version, [], author, ct);
        await session.CommitAsync(ct);
        return new StartResult.Ready(saved.Id);
    }

    // A draft needs a title; until somebody translates it, it is the source's.
    private static ContentBody WithoutWords(ContentItem source)
    {
        var body = source.Body with { };
        foreach (var field in source.ContentType.Fields)
        {
            object? empty = field.Kind switch
            {
                FieldKind.Line or FieldKind.Paragraph or FieldKind.RichText => "",
                FieldKind.Lines => Array.Empty<string>(),
                FieldKind.Takeaways => new Dictionary<string, string>(),
                _ => field.Value(body),
            };
            field.Set(body, empty);
        }

        return body with { Title = source.Body.Title };
    }
}
