using KnowledgeHub.Accounts;
using KnowledgeHub.Html;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Content;

/// <summary>What to store: a new item when <see cref="Id"/> is null, else the next version of that item.</summary>
public sealed record Draft
{
    public string? Id { get; init; }

    public required ContentType Type { get; init; }

    public required ContentBody Body { get; init; }

    /// <summary>The last part of the address as somebody typed it; empty lets the hub make one from the title.</summary>
    public string Slug { get; init; } = "";

    /// <summary>A BCP 47 tag.</summary>
    public string Locale { get; init; } = "en";

    /// <summary>The item's name in the system it was imported from.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The version the writer started from; when somebody saved since, nothing is overwritten.</summary>
    public string? BasedOn { get; init; }

    /// <summary>Where the version comes from when nobody typed it, such as “Restored from version 3”.</summary>
    public string Note { get; init; } = "";
}

/// <summary>How saving went.</summary>
public abstract record SaveResult
{
    public sealed record Saved(string Id, string Version) : SaveResult;

    /// <summary>The same text is stored already; no version was added.</summary>
    public sealed record Unchanged(string Id) : SaveResult;

    public sealed record Invalid(IReadOnlyList<Problem> Problems) : SaveResult;

    /// <summary>Somebody else saved in between.</summary>
    public sealed record Conflict(ContentItem Theirs) : SaveResult;

    public sealed record NotFound : SaveResult;
}

/// <summary>Stores a draft as a new, immutable version. What readers see stays as it is.</summary>
public sealed class SaveDraft(Database database, ContentItems items, ItemFiles files, ItemLinks links, TermStore terms, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<SaveDraft>();

    public async Task<SaveResult> RunAsync(Draft draft, string author, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var result = await RunAsync(session, draft, author, ct);
        if (result is SaveResult.Saved)
        {
            await session.CommitAsync(ct);
        }

        return result;
    }

    /// <summary>The same inside the caller's transaction, for imports that store many.</summary>
    public async Task<SaveResult> RunAsync(Session session, Draft draft, string author, CancellationToken ct)
    {
        var known = await terms.ReadNewestAsync(session, ct);
        var (body, missing) = await files.SettleAsync(session, draft.Type, SettleTopics.Run(draft.Type, TidyContent.Run(draft.Type, draft.Body), known), ct);
        var problems = CheckContent.ForDraft(draft.Type, body, known).Concat(CheckEnvelope(draft)).Concat(missing).ToList();
        if (problems.Count > 0)
        {
            return new SaveResult.Invalid(problems);
        }

        if (draft.Id is null)
        {
            return await AddAsync(session, draft, body, author, ct);
        }

        await session.RunAsync(sql["lock"], new { draft.Id }, ct);
        return await items.FindAsync(session, draft.Id, ct) is { } item && item.Type == draft.Type.Id
            ? await ChangeAsync(session, draft, body, item, author, ct)
            : new SaveResult.NotFound();
    }

    private async Task<SaveResult> AddAsync(Session session, Draft draft, ContentBody body, string author, CancellationToken ct)
    {
        var (id, version, now) = (Id.New(clock), Id.New(clock), clock.GetUtcNow());
        for (var added = 0; added == 0;)
        {
            var (slug, taken) = await ChooseSlugAsync(session, draft, body, "", ct);
            if (taken is not null)
            {
                return new SaveResult.Invalid([taken]);
            }

            added = await session.RunAsync(
                sql["add-item"],
                new { Id = id, Type = draft.Type.Id, Slug = slug, draft.Locale, draft.ExternalId, body.Title, Version = version, Now = now, Author = author },
                ct);
            if (added == 0 && draft.ExternalId is not null && await items.FindExternalAsync(session, draft.Type.Id, draft.ExternalId, ct) is { } theirs)
            {
                return new SaveResult.Conflict(theirs);
            }

            // Not added: two writers chose the same address at the same moment and the other was first, so look again.
        }

        await AddVersionAsync(session, id, version, body.Title, draft.Type.Write(body), draft.Note, author, ct);
        await files.KeepDraftAsync(session, id, draft.Type, body, ct);
        await links.KeepDraftAsync(session, id, draft.Type, body, ct);
        return new SaveResult.Saved(id, version);
    }

    private async Task<SaveResult> ChangeAsync(Session session, Draft draft, ContentBody body, ContentItem item, string author, CancellationToken ct)
    {
        var data = draft.Type.Write(body);
        if (draft.BasedOn is not null && draft.BasedOn != item.DraftVersion)
        {
            return data == item.Data && draft.Locale == item.Locale && (draft.Slug.Length == 0 || draft.Slug == (item.DraftSlug ?? item.Slug))
                ? new SaveResult.Unchanged(item.Id)
                : new SaveResult.Conflict(item);
        }

        var (slug, taken) = await ChooseSlugAsync(session, draft, body, item.Id, ct);
        if (taken is not null)
        {
            return new SaveResult.Invalid([taken]);
        }

        slug = draft.Slug.Length == 0 ? item.DraftSlug ?? item.Slug : slug;
        if (data == item.Data && draft.Locale == item.Locale && slug == (item.DraftSlug ?? item.Slug))
        {
            return new SaveResult.Unchanged(item.Id);
        }

        // The address of what readers can see changes only when the change is published.
        var isLive = item.LiveVersion is not null;
        var version = Id.New(clock);
        await AddVersionAsync(session, item.Id, version, body.Title, data, draft.Note, author, ct);
        await files.KeepDraftAsync(session, item.Id, draft.Type, body, ct);
        await links.KeepDraftAsync(session, item.Id, draft.Type, body, ct);
        await session.RunAsync(
            sql["change-item"],
            new
            {
                item.Id,
                Slug = isLive ? item.Slug : slug,
                DraftSlug = isLive && slug != item.Slug ? slug : null,
                draft.Locale,
                body.Title,
                Version = version,
                Now = clock.GetUtcNow(),
                Author = author,
            },
            ct);
        return new SaveResult.Saved(item.Id, version);
    }

    private async Task AddVersionAsync(Session session, string id, string version, string title, string data, string note, string author, CancellationToken ct)
    {
        await session.RunAsync(sql["add-version"], new { Version = version, Id = id, Data = data, Author = author, Note = note, Now = clock.GetUtcNow() }, ct);
        await audit.RecordAsync(session, author, AuditAction.Saved, new("content", id, version), note.Length == 0 ? title : $"{title}\n{note}", ct);
    }

    private static IEnumerable<Problem> CheckEnvelope(Draft draft)
    {
        if (draft.Slug.Length > 0 && !Slug.IsSlug(draft.Slug))
        {
            yield return new("slug", $"'{draft.Slug}' can't be an address; use lower-case words joined by hyphens, such as '{Slug.From(draft.Slug)}', at most {Slug.MaxLength} characters.");
        }

        if (!Locales.IsTag(draft.Locale))
        {
            yield return new("locale", $"'{draft.Locale}' is not a language tag; use one such as en, fr or pt-BR.");
        }

        if (draft.ExternalId?.Length > 200)
        {
            yield return new("id", "The id is longer than 200 characters; use a shorter one.");
        }
    }

    // A typed address that is taken is a problem to solve; one made from the title just gets a number.
    private async Task<(string Slug, Problem? Taken)> ChooseSlugAsync(Session session, Draft draft, ContentBody body, string ownId, CancellationToken ct)
    {
        var wanted = draft.Slug.Length > 0 ? draft.Slug : Slug.From(body.Title);
        var slug = wanted;
        for (var n = 2; await session.ScalarAsync<int>(sql["slug-taken"], new { Type = draft.Type.Id, Slug = slug, OwnId = ownId }, ct) > 0; n++)
        {
            if (draft.Slug.Length > 0)
            {
                return (slug, SlugTaken(draft.Type, slug));
            }

            slug = $"{wanted[..Math.Min(wanted.Length, Slug.MaxLength - 7)].Trim('-')}-{n}";
        }

        return (slug, null);
    }

    private static Problem SlugTaken(ContentType type, string slug) =>
        new("slug", $"The address /{type.Path}/{slug} is already in use; choose another one.");
}
